// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.model.RequestTooLarge;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import io.tessera.lwm2m.platform.firmware.FirmwareRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirmwareUpdateObjectTest {

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
    void is_as_registered() {
        OmaRegistry.assertRegistered(gateway.object.definition());
    }

    @ParameterizedTest
    @CsvSource({"1.0", "1.1"})
    void earlier_versions_are_as_they_were_registered(String version) throws Exception {
        try (var earlier = new Fixture(folder.resolve("earlier"), version, 1000)) {
            OmaRegistry.assertOnceRegistered(earlier.object.definition());
        }
    }

    @Test
    void another_version_is_refused() {
        assertThatThrownBy(() -> new Fixture(folder, "2.0", 1000)).hasMessageContaining("version is 2.0");
    }

    @Test
    void ets_751_all_readable_resources() {
        assertThat(gateway.probe.read("/5/0"))
                .containsExactly(
                        "/5/0/1=",
                        "/5/0/3=0",
                        "/5/0/5=0",
                        "/5/0/8/0=2",
                        "/5/0/8/1=3",
                        "/5/0/9=2",
                        "/5/0/11=1",
                        "/5/0/13=3600",
                        "/5/0/14=false");
    }

    @Test
    void ets_755_a_written_package() throws Exception {
        gateway.push("\0");
        gateway.await(State.IDLE, Result.INITIAL);

        gateway.push("firmware 2");

        gateway.await(State.DOWNLOADED, Result.INITIAL);
        assertThat(gateway.probe.read("/5/0/6")).containsExactly("/5/0/6=gateway");
        assertThat(gateway.probe.read("/5/0/7")).containsExactly("/5/0/7=2.0");
    }

    @Test
    void ets_756_a_written_uri() throws Exception {
        gateway.pull("");
        gateway.await(State.IDLE, Result.INITIAL);

        gateway.server.has("firmware 2");
        gateway.pull(URI);

        gateway.await(State.DOWNLOADED, Result.INITIAL);
        assertThat(gateway.probe.read("/5/0/1")).containsExactly("/5/0/1=" + URI);
    }

    @Test
    void ets_760_observers_are_told_of_the_state() throws Exception {
        gateway.push("firmware 2");
        gateway.await(State.DOWNLOADED, Result.INITIAL);

        var events = gateway.probe.events();
        assertThat(events).containsSubsequence("changed /5/0/12", "changed /5/0/3", "changed /5/0/3");
        assertThat(events).contains("changed /5/0/7").doesNotContain("changed /5/0/5");
    }

    @Test
    void ets_770_a_complete_update_by_push() throws Exception {
        gateway.push("firmware 2");
        gateway.await(State.DOWNLOADED, Result.INITIAL);

        gateway.probe.execute("/5/0/2");
        gateway.await(State.UPDATING, Result.INITIAL);
        gateway.installer.installation.complete(null);

        gateway.await(State.IDLE, Result.UPDATED);
        assertThat(gateway.installer.installed).containsExactly("firmware 2");
    }

    @Test
    void ets_771_a_complete_update_by_pull() throws Exception {
        var going = new CountDownLatch(1);
        gateway.server.answers(landing -> {
            going.await();
            landing.begin("", 10);
            FakeServer.write(landing, "firmware 2");
        });
        gateway.pull(URI);
        gateway.await(State.DOWNLOADING, Result.INITIAL);
        going.countDown();
        gateway.await(State.DOWNLOADED, Result.INITIAL);

        gateway.probe.execute("/5/0/2");
        gateway.installer.installation.complete(null);

        gateway.await(State.IDLE, Result.UPDATED);
    }

    @Test
    void ets_772_no_update_without_a_package() throws Exception {
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> gateway.probe.execute("/5/0/2"));

        gateway.await(State.IDLE, Result.INITIAL);
    }

    @Test
    void ets_773_a_package_that_is_too_large() throws Exception {
        gateway.server.answers(landing -> landing.begin("", 101));
        gateway.pull(URI);
        gateway.await(State.IDLE, Result.NO_STORAGE);

        assertThatThrownBy(() -> gateway.push("firmware".repeat(20))).hasCauseInstanceOf(RequestTooLarge.class);
        gateway.await(State.IDLE, Result.NO_STORAGE);
    }

    @Test
    void ets_773_a_disk_that_is_full() throws Exception {
        try (var full = new Fixture(folder, "1.2", 5)) {
            assertThatThrownBy(() -> full.push("firmware 2")).hasCauseInstanceOf(RequestTooLarge.class);
            full.await(State.IDLE, Result.NO_STORAGE);

            full.server.has("firmware 2");
            full.pull(URI);
            full.await(State.IDLE, Result.NO_STORAGE);
            assertThat(folder.resolve("package")).doesNotExist();
        }
    }

    @Test
    void ets_773_an_endless_package() throws Exception {
        gateway.server.answers(landing -> {
            landing.begin("", -1);
            while (true) {
                FakeServer.write(landing, "firmware");
            }
        });
        gateway.pull(URI);

        gateway.await(State.IDLE, Result.NO_STORAGE);
    }

    @Test
    void ets_774_out_of_memory() throws Exception {
        gateway.server.answers(landing -> {
            throw new OutOfMemoryError("as the test wants it");
        });
        gateway.pull(URI);

        gateway.await(State.IDLE, Result.NO_MEMORY);
    }

    @Test
    void ets_775_the_connection_is_lost() throws Exception {
        gateway.server.breaksAfter("firm", 10);
        gateway.server.fails(Reason.CONNECTION_LOST);
        gateway.server.fails(Reason.CONNECTION_LOST);
        gateway.pull(URI);

        gateway.await(State.IDLE, Result.CONNECTION_LOST);
        assertThat(gateway.server.asked).containsExactly(URI + " 0", URI + " 4", URI + " 4");
    }

    @Test
    void ets_776_a_corrupt_package() throws Exception {
        gateway.push("corrupt");
        gateway.await(State.IDLE, Result.INTEGRITY);

        gateway.server.has("corrupt");
        gateway.pull(URI);
        gateway.await(State.IDLE, Result.INTEGRITY);
        assertThat(folder.resolve("package")).doesNotExist();
    }

    @Test
    void ets_777_a_package_of_another_type() throws Exception {
        gateway.push("music");

        gateway.await(State.IDLE, Result.UNSUPPORTED_TYPE);
    }

    @ParameterizedTest
    @CsvSource({"no uri", "nothing", "http:// /"})
    void ets_778_an_uri_that_is_none(String uri) throws Exception {
        gateway.pull(uri);

        gateway.await(State.IDLE, Result.INVALID_URI);
    }

    @Test
    void ets_778_an_uri_of_nothing() throws Exception {
        gateway.server.fails(Reason.INVALID_URI);
        gateway.pull(URI);

        gateway.await(State.IDLE, Result.INVALID_URI);
        assertThat(gateway.server.asked).hasSize(1);
    }

    @Test
    void ets_778_an_uri_of_nobody_is_tried_again_some_times() throws Exception {
        gateway.server.fails(Reason.UNKNOWN_HOST);
        gateway.server.fails(Reason.UNKNOWN_HOST);
        gateway.server.fails(Reason.UNKNOWN_HOST);
        gateway.pull(URI);

        gateway.await(State.IDLE, Result.INVALID_URI);
        assertThat(gateway.server.asked).hasSize(3);
    }

    @Test
    void ets_779_an_installation_that_fails() throws Exception {
        gateway.push("firmware 2");
        gateway.probe.execute("/5/0/2");
        gateway.installer.fail(FirmwareRefused.Reason.FAILED);

        gateway.await(State.DOWNLOADED, Result.UPDATE_FAILED);
        gateway.installer.installation = new java.util.concurrent.CompletableFuture<>();
        gateway.probe.execute("/5/0/2");
        gateway.await(State.UPDATING, Result.INITIAL);
    }

    @Test
    void ets_780_an_uri_of_a_protocol_that_nobody_speaks() throws Exception {
        gateway.pull("gopher://host/image");

        gateway.await(State.IDLE, Result.UNSUPPORTED_PROTOCOL);
    }

    @Test
    void a_download_goes_on_where_it_was_cut_off() throws Exception {
        gateway.server.breaksAfter("firm", 10);
        gateway.server.has("firmware 2");
        gateway.pull(URI);

        gateway.await(State.DOWNLOADED, Result.INITIAL);
        assertThat(gateway.server.asked).containsExactly(URI + " 0", URI + " 4");
        assertThat(folder.resolve("package")).hasContent("firmware 2");
    }

    @Test
    void a_download_of_the_wrong_length_is_refused() throws Exception {
        gateway.server.answers(landing -> {
            landing.begin("", 99);
            FakeServer.write(landing, "firmware 2");
        });
        gateway.pull(URI);
        gateway.await(State.IDLE, Result.INTEGRITY);

        gateway.server.answers(landing -> {
            landing.begin("", 9);
            FakeServer.write(landing, "firmware 2");
        });
        gateway.pull(URI);
        gateway.await(State.IDLE, Result.INTEGRITY);
    }

    @Test
    void a_download_that_takes_too_long_ends() throws Exception {
        gateway.server.answers(landing -> {
            landing.begin("", 10);
            gateway.now = Fixture.NOON.plusSeconds(3601);
            FakeServer.write(landing, "firm");
        });
        gateway.pull(URI);

        gateway.await(State.IDLE, Result.CONNECTION_LOST);
    }

    @Test
    void while_something_is_downloaded_nothing_else_can_be() throws Exception {
        gateway.pull(URI);

        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> gateway.pull(URI));
        assertRefused(
                ResponseCode.METHOD_NOT_ALLOWED, () -> gateway.probe.write("/5/0/0", Value.of(new byte[] {1, 2})));
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> gateway.probe.execute("/5/0/2"));
    }

    @Test
    void a_reset_ends_a_download_and_another_one_can_begin() throws Exception {
        gateway.pull(URI);
        gateway.pull("");
        gateway.await(State.IDLE, Result.INITIAL);

        gateway.server.has("firmware 3");
        gateway.pull("https://host/other");

        gateway.await(State.DOWNLOADED, Result.INITIAL);
    }

    @Test
    void a_download_can_be_cancelled() throws Exception {
        gateway.pull(URI);
        gateway.probe.execute("/5/0/10");

        gateway.await(State.IDLE, Result.CANCELLED);
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> gateway.probe.execute("/5/0/10"));
    }

    @Test
    void what_is_installed_can_be_neither_cancelled_nor_reset() throws Exception {
        gateway.push("firmware 2");
        gateway.probe.execute("/5/0/2");

        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> gateway.probe.execute("/5/0/10"));
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> gateway.pull(""));
    }

    @Test
    void an_update_may_follow_the_download_by_itself() throws Exception {
        gateway.probe.write("/5/0/14", Value.of(true));
        gateway.push("firmware 2");

        gateway.await(State.UPDATING, Result.INITIAL);
    }

    @Test
    void tells_when_the_state_changed() throws Exception {
        gateway.push("firmware 2");

        assertThat(gateway.probe.read("/5/0/12")).containsExactly("/5/0/12=2026-06-01T12:00:00Z");
    }

    @Test
    void without_anybody_who_fetches_there_is_push_only() {
        gateway.downloaders.removeDownloader(gateway.server);

        assertThat(gateway.probe.read("/5/0/9")).containsExactly("/5/0/9=1");
        assertThat(gateway.object.resources(0)).doesNotContain(8);
        assertThat(gateway.probe.events()).contains("changed /5/0/8", "changed /5/0/9");
    }

    @Test
    void a_severity_that_does_not_exist_is_refused() {
        assertRefused(ResponseCode.BAD_REQUEST, () -> gateway.probe.write("/5/0/11", Value.of(3)));
    }

    @Test
    void leaves_no_part_of_a_file_behind() throws Exception {
        gateway.push("firmware 2");
        gateway.probe.execute("/5/0/2");
        gateway.installer.installation.complete(null);
        gateway.await(State.IDLE, Result.UPDATED);
        gateway.stop();

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .isSubsetOf("installation", "package", "package.source");
        }
    }
}
