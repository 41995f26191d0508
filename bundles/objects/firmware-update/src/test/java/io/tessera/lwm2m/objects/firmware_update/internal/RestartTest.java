// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.download.Downloader;
import io.tessera.lwm2m.platform.firmware.FirmwareRefused.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an update is after the process ended, at each of its stages. */
class RestartTest {

    private static final String URI = "http://host/image";

    @TempDir
    private Path folder;

    private Fixture gateway;

    @BeforeEach
    void start() {
        gateway = new Fixture(folder);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void a_download_goes_on() throws Exception {
        cutOffAt("firm");
        gateway.stop();
        gateway.server.has("firmware 2");
        gateway.start();

        gateway.await(State.DOWNLOADED, Result.INITIAL);
        assertThat(gateway.server.asked).containsExactly(URI + " 0", URI + " 4");
        assertThat(folder.resolve("package")).hasContent("firmware 2");
    }

    @Test
    void what_had_been_downloaded_is_not_downloaded_again() throws Exception {
        gateway.server.has("firmware 2");
        gateway.pull(URI);
        gateway.await(State.DOWNLOADED, Result.INITIAL);
        var kept = gateway.object.durability().orElseThrow().kept().toCompletableFuture().join().stream()
                .map(value -> value.path().resource() == 3 ? ObjectProbe.at("/5/0/3", Value.of(1)) : value)
                .toList();
        gateway.close();
        gateway = new Fixture(folder);
        gateway.object.durability().orElseThrow().restore(kept);

        gateway.await(State.DOWNLOADED, Result.INITIAL);
        assertThat(gateway.server.asked).isEmpty();
    }

    @Test
    void a_download_waits_for_whoever_can_go_on_with_it() throws Exception {
        cutOffAt("firm");
        gateway.stop();
        gateway.downloaders.removeDownloader(gateway.server);
        gateway.start();
        gateway.await(State.DOWNLOADING, Result.INITIAL);

        gateway.server.has("firmware 2");
        gateway.downloaders.addDownloader(gateway.server, Map.of(Downloader.SCHEMES, "http"));

        gateway.await(State.DOWNLOADED, Result.INITIAL);
    }

    @Test
    void a_download_that_waits_can_be_reset() throws Exception {
        cutOffAt("firm");
        gateway.stop();
        gateway.downloaders.removeDownloader(gateway.server);
        gateway.start();
        gateway.pull("");
        gateway.downloaders.addDownloader(gateway.server, Map.of(Downloader.SCHEMES, "http"));

        gateway.await(State.IDLE, Result.INITIAL);
        assertThat(gateway.server.asked).hasSize(1);
    }

    /** The download hangs when this returns. */
    private void cutOffAt(String part) throws Exception {
        var there = new CountDownLatch(1);
        gateway.server.answers(landing -> {
            landing.begin("v1", 10);
            FakeServer.write(landing, part);
            there.countDown();
            new CountDownLatch(1).await();
        });
        gateway.pull(URI);
        there.await();
    }

    @Test
    void a_package_stays() throws Exception {
        gateway.probe.write("/5/0/11", Value.of(0));
        gateway.probe.write("/5/0/13", new Value.UnsignedIntegerValue(7));
        gateway.push("firmware 2");
        gateway.restart();

        gateway.await(State.DOWNLOADED, Result.INITIAL);
        assertThat(gateway.probe.read("/5/0"))
                .contains("/5/0/6=gateway", "/5/0/7=2.0", "/5/0/11=0", "/5/0/13=7", "/5/0/12=2026-06-01T12:00:00Z");
        gateway.probe.execute("/5/0/2");
        gateway.await(State.UPDATING, Result.INITIAL);
    }

    @Test
    void a_package_that_is_gone_is_told() throws Exception {
        gateway.push("firmware 2");
        gateway.stop();
        Files.delete(folder.resolve("package"));
        gateway.start();

        gateway.await(State.IDLE, Result.INTEGRITY);
    }

    @Test
    void an_update_that_succeeded_is_told() throws Exception {
        updating();
        gateway.restart();
        gateway.await(State.UPDATING, Result.INITIAL);
        gateway.installer.installation.complete(null);

        gateway.await(State.IDLE, Result.UPDATED);
        assertThat(gateway.installer.resumed).containsExactly("firmware 2");
        assertThat(gateway.installer.installed).hasSize(1);
    }

    @Test
    void an_update_that_failed_is_told() throws Exception {
        updating();
        gateway.restart();
        gateway.installer.fail(Reason.FAILED);

        gateway.await(State.DOWNLOADED, Result.UPDATE_FAILED);
    }

    @Test
    void an_update_whose_end_was_not_kept_is_not_begun_again() throws Exception {
        updating();
        gateway.stop();
        Files.writeString(folder.resolve("installation"), "UPDATED");
        gateway.start();

        gateway.await(State.IDLE, Result.UPDATED);
        assertThat(gateway.installer.installed).hasSize(1);
        assertThat(gateway.installer.resumed).isEmpty();
    }

    @Test
    void an_update_whose_beginning_was_not_kept_is_not_forgotten() throws Exception {
        gateway.push("firmware 2");
        gateway.stop();
        Files.writeString(folder.resolve("installation"), "under way");
        gateway.start();
        gateway.await(State.UPDATING, Result.INITIAL);
        gateway.installer.installation.complete(null);

        gateway.await(State.IDLE, Result.UPDATED);
        assertThat(gateway.installer.resumed).hasSize(1);
    }

    @Test
    void an_update_that_the_store_knows_nothing_of_is_told() throws Exception {
        gateway.push("firmware 2");
        gateway.stop();
        Files.writeString(folder.resolve("installation"), "UPDATED");
        Files.delete(folder.resolve("package"));
        gateway.start();

        gateway.await(State.IDLE, Result.UPDATED);
    }

    @Test
    void an_update_that_had_not_begun_begins() throws Exception {
        updating();
        gateway.stop();
        Files.delete(folder.resolve("installation"));
        gateway.start();
        gateway.installer.installation.complete(null);

        gateway.await(State.IDLE, Result.UPDATED);
    }

    private void updating() throws Exception {
        gateway.push("firmware 2");
        gateway.probe.execute("/5/0/2");
        gateway.await(State.UPDATING, Result.INITIAL);
        gateway.installer.awaitInstallation();
    }

    @Test
    void results_stay() throws Exception {
        gateway.push("music");
        gateway.await(State.IDLE, Result.UNSUPPORTED_TYPE);
        gateway.restart();

        gateway.await(State.IDLE, Result.UNSUPPORTED_TYPE);
    }

    @Test
    void a_package_that_was_being_written_must_be_written_again() throws Exception {
        var kept = gateway.object.durability().orElseThrow();
        gateway.pull(URI);
        var values = kept.kept().toCompletableFuture().join().stream()
                .filter(value -> value.path().resource() != 1)
                .toList();
        gateway.close();
        gateway = new Fixture(folder);
        gateway.object.durability().orElseThrow().restore(values);

        gateway.await(State.IDLE, Result.CONNECTION_LOST);
    }

    @Test
    void what_was_kept_does_not_count_more_than_what_is() throws Exception {
        var kept = gateway.object
                .durability()
                .orElseThrow()
                .kept()
                .toCompletableFuture()
                .join();
        gateway.push("firmware 2");
        gateway.object.durability().orElseThrow().restore(kept);

        gateway.await(State.DOWNLOADED, Result.INITIAL);
    }
}
