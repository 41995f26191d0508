// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxControlsTest {

    @TempDir
    private Path root;

    private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
    private FakeHost host;

    @BeforeEach
    void boot() {
        host = new FakeHost(root);
    }

    @AfterEach
    void halt() throws Exception {
        host.close();
    }

    @Test
    void restarts_through_systemd_after_it_said_so() throws Exception {
        var reboot = new LinuxReboot(host.settings(), this::succeed);

        reboot.reboot().toCompletableFuture().get(10, SECONDS);

        assertThat(commands.poll(10, SECONDS)).isEqualTo("systemctl --version");
        assertThat(commands.poll(10, SECONDS)).isEqualTo("systemctl reboot");
    }

    @Test
    void does_not_promise_a_restart_where_there_is_no_systemd() {
        var reboot = new LinuxReboot(host.settings(), this::fail);

        assertThat(reboot.reboot().toCompletableFuture()).isCompletedExceptionally();
        assertThat(commands).containsExactly("systemctl --version");
    }

    @Test
    void sets_the_clock_through_systemd() {
        var clock = new LinuxClock(this::succeed);

        clock.setTime(Instant.ofEpochSecond(1700000000));
        clock.setZone(ZoneId.of("Europe/Berlin"));

        assertThat(commands)
                .containsExactly("timedatectl set-time @1700000000", "timedatectl set-timezone Europe/Berlin");
    }

    @Test
    void sets_an_offset_of_whole_hours_by_the_zone_that_has_it() {
        var clock = new LinuxClock(this::succeed);

        clock.setOffset(ZoneOffset.UTC);
        clock.setOffset(ZoneOffset.ofHours(2));
        clock.setOffset(ZoneOffset.ofHours(-12));
        clock.setOffset(ZoneOffset.ofHours(14));

        assertThat(commands)
                .containsExactly(
                        "timedatectl set-timezone Etc/UTC",
                        "timedatectl set-timezone Etc/GMT-2",
                        "timedatectl set-timezone Etc/GMT+12",
                        "timedatectl set-timezone Etc/GMT-14");
        for (var none :
                new ZoneOffset[] {ZoneOffset.ofHours(-13), ZoneOffset.ofHours(15), ZoneOffset.ofHoursMinutes(5, 30)}) {
            assertThat(clock.setOffset(none).toCompletableFuture()).isCompletedExceptionally();
        }
    }

    @Test
    void runs_programs_and_sees_how_they_end() throws Exception {
        var programs = new HostCommands(host.settings().thread(), 10);

        programs.run("true").toCompletableFuture().get(10, SECONDS);
        assertThatThrownBy(() -> programs.run("false").toCompletableFuture().get(10, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("ended with 1");
        assertThatThrownBy(() -> programs.run("there-is-no-such-program")
                        .toCompletableFuture()
                        .get(10, SECONDS))
                .hasMessageContaining("can't be run");
    }

    @Test
    void ends_a_program_that_takes_too_long() {
        var programs = new HostCommands(host.settings().thread(), 0);

        assertThatThrownBy(() ->
                        programs.run("cat", "/dev/zero").toCompletableFuture().get(10, SECONDS))
                .hasRootCauseInstanceOf(TimeoutException.class);
    }

    private CompletionStage<Void> succeed(String... command) {
        commands.add(String.join(" ", command));
        return CompletableFuture.completedStage(null);
    }

    private CompletionStage<Void> fail(String... command) {
        commands.add(String.join(" ", command));
        return CompletableFuture.failedStage(new IllegalStateException("not here"));
    }
}
