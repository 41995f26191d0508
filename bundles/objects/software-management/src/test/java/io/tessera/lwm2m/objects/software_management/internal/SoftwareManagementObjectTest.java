// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import static io.tessera.lwm2m.client.object.ObjectProbe.assertRefused;
import static io.tessera.lwm2m.client.object.ObjectProbe.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.ObjectListener;
import io.tessera.lwm2m.client.object.ObjectProbe;
import io.tessera.lwm2m.client.object.OmaRegistry;
import io.tessera.lwm2m.client.object.ValueSink;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.RequestTooLarge;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import io.tessera.lwm2m.platform.download.Downloader;
import io.tessera.lwm2m.platform.download.Landing;
import io.tessera.lwm2m.platform.packages.PackageLimits;
import io.tessera.lwm2m.platform.software.InstalledSoftware;
import io.tessera.lwm2m.platform.software.SoftwarePackage;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftwareManagementObjectTest {

    private static final String TARGET = "http://host/application";

    @TempDir
    private Path folder;

    private final FakeInstaller installer = new FakeInstaller();
    private Sources sources = new Sources();
    private volatile long room = 10_000;
    private SoftwareManagementObject object;
    private ObjectProbe server;

    @BeforeEach
    void start() {
        var limits = new PackageLimits(1000, () -> room);
        object = new SoftwareManagementObject(
                new Settings(folder, limits, 3, Settings.patience(3, 1)), installer, sources);
        server = new ObjectProbe(object);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        object.close();
        assertThat(installer.listeners).isEmpty();
    }

    @Test
    void is_as_registered() {
        OmaRegistry.assertRegistered(object.definition());
    }

    @Test
    void a_package_that_is_written_is_installed_started_stopped_and_uninstalled() throws Exception {
        server.create(0);
        push("application 3.1.0");
        await("3", "3");
        assertThat(server.value("/9/0/0")).hasToString("application");
        assertThat(server.value("/9/0/1")).hasToString("3.1.0");
        assertThat(installer.software).isEmpty();

        server.execute("/9/0/4");
        await("4", "2");
        assertThat(server.value("/9/0/12")).hasToString("false");
        server.execute("/9/0/10");
        assertThat(server.value("/9/0/12")).hasToString("true");
        server.execute("/9/0/11");
        assertThat(server.value("/9/0/12")).hasToString("false");
        server.execute("/9/0/6", "0");
        await("0", "0");
        assertThat(installer.software).isEmpty();
        assertThat(server.value("/9/0/0")).hasToString("");
    }

    @Test
    void a_package_is_fetched_though_the_first_attempt_fails() throws Exception {
        var attempts = new AtomicInteger();
        downloader((uri, landing) -> {
            if (attempts.incrementAndGet() == 1) {
                landing.write(new byte[1], 0, 1);
                throw new DownloadFailed(Reason.CONNECTION_LOST, "cut off");
            }
            landing.begin("", 17);
            landing.write("application 3.1.0".getBytes(StandardCharsets.UTF_8), 0, 17);
        });
        server.create(0, at("/9/0/3", Value.of(TARGET)));

        await("3", "3");
        assertThat(attempts).hasValue(2);
    }

    @Test
    void what_can_not_be_had_ends_with_its_result() throws Exception {
        server.create(0);
        server.write("/9/0/3", Value.of("ftp://host/application"));
        await("0", "56");
        downloader((uri, landing) -> {
            throw new DownloadFailed(Reason.CONNECTION_LOST, "nobody answers");
        });
        server.write("/9/0/3", Value.of(TARGET));
        await("0", "52");
        assertThat(server.value("/9/0/16")).hasToString("nobody answers");
        assertThatThrownBy(() -> push("x".repeat(1001))).hasCauseInstanceOf(RequestTooLarge.class);
        await("0", "50");
        push("neither name nor version");
        await("0", "53");
        assertThat(server.value("/9/0/16")).hasToString("signed by nobody");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_broken_installation_leaves_the_package_and_says_why() throws Exception {
        server.create(0);
        push("application 3.1.0");
        installer.refusal = Optional.of(new SoftwareRefused(SoftwareRefused.Reason.FAILED, "no such import"));
        server.execute("/9/0/4");
        await("3", "58");
        assertThat(server.value("/9/0/16")).hasToString("no such import");

        installer.refusal = Optional.empty();
        server.execute("/9/0/4");
        await("4", "2");
        assertRefused(ResponseCode.NOT_FOUND, () -> server.value("/9/0/16"));
    }

    @Test
    void what_can_not_be_started_or_uninstalled_stays_installed() throws Exception {
        installed("application 3.1.0");
        installer.refusal = Optional.of(new SoftwareRefused(SoftwareRefused.Reason.FAILED, "its activator failed"));
        server.execute("/9/0/10");
        await("4", "57");
        assertThat(server.value("/9/0/16")).hasToString("its activator failed");
        server.execute("/9/0/6");
        await("4", "59");
    }

    @Test
    void an_update_takes_the_place_of_what_runs_and_is_of_the_same_name() throws Exception {
        installed("application 3.1.0");
        server.execute("/9/0/10");
        server.execute("/9/0/6", "1");
        await("0", "0");
        assertThat(server.value("/9/0/12")).hasToString("true");

        push("another 1.0.0");
        await("0", "54");
        push("application 3.2.0");
        server.execute("/9/0/4");
        await("4", "2");
        assertThat(server.value("/9/0/1")).hasToString("3.2.0");
    }

    @Test
    void what_comes_at_the_wrong_time_is_refused() throws Exception {
        server.create(0);
        for (var resource : List.of("4", "10", "11")) {
            assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.execute("/9/0/" + resource));
        }
        installer.installation = new CompletableFuture<>();
        push("application 3.1.0");
        assertThat(receive("application 3.1.0")).isCompletedExceptionally();
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.write("/9/0/3", Value.of(TARGET)));
        server.execute("/9/0/4");
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.execute("/9/0/6"));
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.delete("/9/0"));
        installer.installation.complete(null);
        await("4", "2");
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.execute("/9/0/6", "2"));
        assertRefused(ResponseCode.BAD_REQUEST, () -> server.write("/9/0/8", Value.of(false)));
    }

    @Test
    void a_download_that_is_not_wanted_any_more_ends() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        downloader((uri, landing) -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
        });
        server.create(0, at("/9/0/3", Value.of(TARGET)));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        server.execute("/9/0/6");
        await("0", "0");
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void there_is_an_end_to_instances_and_deleting_one_leaves_the_software() throws Exception {
        installed("application 3.1.0");
        server.create(1);
        server.create(2);
        assertRefused(ResponseCode.METHOD_NOT_ALLOWED, () -> server.create(3));

        server.delete("/9/0");
        assertThat(object.instances()).containsExactly(1, 2);
        assertThat(installer.software).hasSize(1);
    }

    @Test
    void changes_are_told() throws Exception {
        installed("application 3.1.0");
        server.events();

        installer.start("application");
        assertThat(server.events()).containsExactly("changed /9/0/12");
    }

    @Test
    void installed_software_is_known_after_a_restart() throws Exception {
        installed("application 3.1.0");
        restart(7, 7);

        await("4", "2");
        server.execute("/9/0/10");
        assertThat(server.value("/9/0/12")).hasToString("true");
    }

    @Test
    void a_package_is_there_after_a_restart_unless_its_file_is_gone() throws Exception {
        server.create(0);
        push("application 3.1.0");
        restart(0, 0);
        await("3", "3");

        Files.delete(folder.resolve("0.package"));
        restart(0, 0);
        await("0", "53");
    }

    @Test
    void an_installation_that_was_interrupted_is_done_or_not() throws Exception {
        server.create(0);
        push("application 3.1.0");
        restart(State.DELIVERED.ordinal(), State.INSTALLING.ordinal());
        await("3", "58");
        assertThat(server.value("/9/0/16")).hasToString("it was interrupted");

        server.execute("/9/0/4");
        await("4", "2");
        restart(State.INSTALLED.ordinal(), State.INSTALLING.ordinal());
        await("4", "2");
    }

    @Test
    void a_package_that_was_being_written_has_to_be_written_again() throws Exception {
        server.create(0);
        push("application 3.1.0");
        restart(State.DELIVERED.ordinal(), State.DOWNLOADING.ordinal());

        await("0", "52");
    }

    @Test
    void a_package_that_is_written_piece_by_piece_is_verified() throws Exception {
        server.create(0);
        var sink = open(17);
        take(sink, "applic");
        await("1", "1");
        take(sink, "ation 3.1.0");
        sink.end().toCompletableFuture().get(10, TimeUnit.SECONDS);
        await("3", "3");
        assertThat(server.value("/9/0/1")).hasToString("3.1.0");
    }

    @Test
    void a_push_ends_with_its_result() throws Exception {
        server.create(0);
        assertThatThrownBy(() -> open(1001)).isInstanceOfSatisfying(RequestTooLarge.class, e -> assertThat(e.most())
                .isEqualTo(1000));
        await("0", "50");

        var silent = open(-1);
        take(silent, "application");
        assertThatThrownBy(() -> open(-1)).isInstanceOf(RequestRefused.class);
        silent.abandon();
        await("0", "52");

        room = 20;
        var full = open(-1);
        take(full, "x".repeat(20));
        room = 0;
        assertThatThrownBy(() -> take(full, "y")).hasCauseInstanceOf(RequestTooLarge.class);
        await("0", "50");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void uninstall_ends_a_push() throws Exception {
        server.create(0);
        var sink = open(-1);
        take(sink, "application");
        server.execute("/9/0/6");
        await("0", "0");
        assertThatThrownBy(() -> take(sink, " 3.1.0"))
                .cause()
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.code()).isEqualTo(ResponseCode.METHOD_NOT_ALLOWED));
    }

    @Test
    void a_download_goes_on_after_a_restart() throws Exception {
        var begun = new CountDownLatch(1);
        downloader((uri, landing) -> {
            landing.begin("v1", 17);
            landing.write("applic".getBytes(StandardCharsets.UTF_8), 0, 6);
            begun.countDown();
            new CountDownLatch(1).await();
        });
        server.create(0, at("/9/0/3", Value.of(TARGET)));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        sources = new Sources();
        restart(-1, -1);

        var from = new AtomicInteger();
        downloader((uri, landing) -> {
            from.set((int) landing.size());
            assertThat(landing.validator()).isEqualTo("v1");
            landing.write("ation 3.1.0".getBytes(StandardCharsets.UTF_8), 0, 11);
        });
        await("3", "3");
        assertThat(from).hasValue(6);
    }

    private ValueSink open(long size) throws RequestRefused {
        return object.receive(new Caller(1), at("/9/0/2", Value.of("")).path(), size)
                .orElseThrow();
    }

    private static void take(ValueSink sink, String piece) {
        sink.take(piece.getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /** The process ends in each state, with what is on disk and in the framework then. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            state        | package | software          | shown | result
            INITIAL      | false   |                   | 0     | 0
            DOWNLOADING  | false   |                   | 0     | 52
            DOWNLOADED   | true    |                   | 3     | 3
            DOWNLOADED   | false   |                   | 0     | 57
            DELIVERED    | true    |                   | 3     | 3
            DELIVERED    | false   |                   | 0     | 53
            INSTALLING   | true    |                   | 3     | 58
            INSTALLING   | true    | application 3.1.0 | 4     | 2
            INSTALLING   | false   | application 3.1.0 | 4     | 2
            INSTALLING   | false   |                   | 0     | 58
            INSTALLED    | false   | application 3.1.0 | 4     | 2
            SWITCHING    | false   | application 3.1.0 | 4     | 2
            UNINSTALLING | false   | application 3.1.0 | 4     | 59
            UNINSTALLING | false   |                   | 0     | 0
            """)
    void each_state_ends_in_one_that_is_true_after_a_kill(
            State state, boolean isPackage, String software, String shown, String result) throws Exception {
        server.create(0);
        push("application 3.1.0");
        await("3", "3");
        boolean wasInstalled = state.ordinal() > State.INSTALLING.ordinal();
        if (wasInstalled) {
            server.execute("/9/0/4");
            await("4", "2");
        }
        installer.software.clear();
        if (software != null) {
            var content = new SoftwarePackage("application", "3.1.0");
            installer.software.add(new InstalledSoftware("application", content, false));
        }
        if (!isPackage) {
            Files.deleteIfExists(folder.resolve("0.package"));
        }
        if (state == State.INITIAL) {
            server.execute("/9/0/6");
            await("0", "0");
        }
        var from = wasInstalled ? State.INSTALLED : State.DELIVERED;
        restart(state == State.INITIAL ? -1 : from.ordinal(), state.ordinal());
        await(shown, result);
    }

    private interface Fetching {

        void fetch(URI uri, Landing landing) throws DownloadFailed, InterruptedException;
    }

    private void downloader(Fetching fetching) {
        Downloader downloader = fetching::fetch;
        sources.addDownloader(downloader, Map.of(Downloader.SCHEMES, new String[] {"http", "https"}));
    }

    private void installed(String content) throws Exception {
        server.create(0);
        push(content);
        server.execute("/9/0/4");
        await("4", "2");
    }

    private void push(String content) throws Exception {
        receive(content).get(10, TimeUnit.SECONDS);
    }

    private CompletableFuture<Void> receive(String content) {
        var software = object.find(0).orElseThrow();
        return software.receive(content.getBytes(StandardCharsets.UTF_8)).toCompletableFuture();
    }

    /** With one state in the place of another, as if the process had ended in it. */
    private void restart(int state, int instead) throws Exception {
        var kept = object.durability().orElseThrow().kept().toCompletableFuture().join().stream()
                .map(value -> value.path().resource() == 65_000 && value.value().equals(Value.of(state))
                        ? new PathValue(value.path(), Value.of(instead))
                        : value)
                .toList();
        stop();
        start();
        object.durability().orElseThrow().restore(kept);
    }

    private void await(String state, String result) throws Exception {
        var reached = new CountDownLatch(1);
        try (var listening = object.listen(new Watcher(() -> {
            if (is(state, result)) {
                reached.countDown();
            }
        }))) {
            boolean isThere = is(state, result) || reached.await(10, TimeUnit.SECONDS);
            assertThat(isThere)
                    .as("%s %s is %s", state, result, server.read("/9/0"))
                    .isTrue();
        }
    }

    private boolean is(String state, String result) {
        var status = object.find(0).orElseThrow().status().phase();
        return (status.state().shown() + " " + status.result().code()).equals(state + " " + result)
                && !status.state().isBusy();
    }

    private record Watcher(Runnable look) implements ObjectListener {

        @Override
        public void changed(io.tessera.lwm2m.model.Path path) {
            look.run();
        }

        @Override
        public void instanceAdded(io.tessera.lwm2m.model.Path instance) {
            look.run();
        }

        @Override
        public void instanceRemoved(io.tessera.lwm2m.model.Path instance) {
            look.run();
        }
    }
}
