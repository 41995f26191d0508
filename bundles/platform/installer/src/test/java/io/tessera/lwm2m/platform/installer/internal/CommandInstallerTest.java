// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.platform.firmware.FirmwarePackage;
import io.tessera.lwm2m.platform.firmware.FirmwareRefused;
import io.tessera.lwm2m.platform.firmware.FirmwareRefused.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class CommandInstallerTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final Packages packages = new Packages();
    private CommandInstaller installer;
    private Path file;
    private Path target;

    @BeforeEach
    void make() {
        file = packages.make(folder, "2.4.0");
        target = folder.resolve("flash");
    }

    @AfterEach
    void close() {
        if (installer != null) {
            installer.close();
        }
    }

    private void begin(String[] command, String[] check, int timeLimit) {
        close();
        var directory = folder.resolve("work").toString();
        var config = new Configured(command, check, packages.pem(folder).toString(), directory, timeLimit);
        installer = new CommandInstaller(new InstallerSettings(config));
    }

    private static String[] words(String... words) {
        return words;
    }

    @Test
    void says_what_a_package_is() throws Exception {
        begin(words("true"), words(), 60);

        assertThat(now(installer.verify(file))).isEqualTo(new FirmwarePackage("gateway-os", "2.4.0"));
    }

    @Test
    void runs_the_command_with_the_firmware() throws Exception {
        begin(words("cp", "{file}", target.toString()), words(), 60);

        now(installer.install(file));

        assertThat(target).hasContent(Packages.FIRMWARE);
        assertThat(folder.resolve("work/firmware")).doesNotExist();
    }

    @Test
    void what_is_filled_in_is_one_argument() throws Exception {
        file = packages.make(folder, Packages.FIRMWARE, Packages.manifest("2; touch evil $(id)"));
        begin(words("sh", "-c", "printf '%s' \"$1\" > \"$2\"", "sh", "{version}", target.toString()), words(), 60);

        now(installer.install(file));

        assertThat(target).hasContent("2; touch evil $(id)");
    }

    @Test
    void nothing_is_run_for_a_package_that_nobody_signed() throws Exception {
        begin(words("cp", "{file}", target.toString()), words(), 60);
        Files.writeString(file, "no package at all, but long enough");

        assertRefused(Reason.UNSUPPORTED_TYPE, installer.install(file));
        assertThat(target).doesNotExist();
    }

    @Test
    void a_command_that_fails_is_told() {
        begin(words("sh", "-c", "exit 3"), words(), 60);

        assertThat(assertRefused(Reason.FAILED, installer.install(file))).contains("ended with 3");
    }

    @Test
    void a_command_that_does_not_exist_is_told() {
        begin(words("/no/such/program"), words(), 60);

        assertRefused(Reason.FAILED, installer.install(file));
    }

    @Test
    void a_command_that_takes_too_long_is_ended() {
        begin(words("tail", "-f", "/dev/null"), words(), 1);

        assertRefused(Reason.FAILED, installer.install(file));
    }

    @Test
    void a_command_that_says_too_much_is_not_held_up() throws Exception {
        begin(words("sh", "-c", "head -c 3000000 /dev/zero | tr '\\0' 'x'; seq 1 3000"), words(), 60);

        now(installer.install(file));
    }

    @Test
    void the_check_says_whether_the_firmware_runs() throws Exception {
        Files.writeString(folder.resolve("version"), "2.4.0\n");
        begin(words("true"), check(), 60);

        now(installer.install(file));
    }

    @Test
    void a_restart_that_does_not_follow_is_told() throws Exception {
        Files.writeString(folder.resolve("version"), "2.3.0\n");
        begin(words("true"), check(), 1);

        assertRefused(Reason.FAILED, installer.install(file));
    }

    @Test
    void after_a_restart_the_check_says_how_it_ended() throws Exception {
        Files.writeString(folder.resolve("version"), "2.3.0\n");
        begin(words("true"), check(), 1);
        assertRefused(Reason.FAILED, installer.install(file));
        Files.writeString(folder.resolve("version"), "2.4.0\n");
        begin(words("false"), check(), 60);

        now(installer.resume(folder.resolve("gone")));
    }

    @Test
    void after_a_restart_the_old_firmware_may_run() throws Exception {
        Files.writeString(folder.resolve("version"), "2.3.0\n");
        begin(words("true"), check(), 1);
        assertRefused(Reason.FAILED, installer.install(file));
        begin(words("true"), check(), 60);

        assertThat(assertRefused(Reason.FAILED, installer.resume(file))).contains("old firmware");
    }

    private String[] check() {
        return words("grep", "-qxF", "{version}", folder.resolve("version").toString());
    }

    @Test
    void without_a_check_an_interrupted_update_has_failed() throws Exception {
        begin(words("true"), words(), 60);
        now(installer.install(file));

        assertThat(assertRefused(Reason.FAILED, installer.resume(file))).contains("interrupted");
    }

    @Test
    void an_update_whose_command_was_never_run_has_failed() {
        begin(words("true"), words("true"), 60);

        assertThat(assertRefused(Reason.FAILED, installer.resume(file))).contains("not begun");
    }

    @Test
    void a_command_that_outlived_the_bundle_is_waited_for() throws Exception {
        var gate = folder.resolve("gate");
        assertThat(new ProcessBuilder("mkfifo", gate.toString()).start().waitFor())
                .isZero();
        var script = "read word < '%s'; echo 2.4.0 > '%s'".formatted(gate, folder.resolve("version"));
        Files.writeString(folder.resolve("version"), "2.3.0\n");
        begin(words("sh", "-c", script), check(), 60);
        installer.install(file);
        // Opens when the command reads from it.
        try (var open = Files.newOutputStream(gate)) {
            begin(words("false"), check(), 60);
            var resumed = installer.resume(file);
            open.write("go\n".getBytes());
            open.flush();
            now(resumed);
        }
    }

    @Test
    void what_is_missing_is_named() {
        assertThatThrownBy(() -> begin(words(), words(), 60)).hasMessageContaining("command is missing");
        var config = new Configured(words("true"), words(), "", folder.toString(), 60);
        assertThatThrownBy(() -> new CommandInstaller(new InstallerSettings(config)))
                .hasMessageContaining("trust is missing");
        assertThatThrownBy(() -> begin(words("true"), words(), 0)).hasMessageContaining("timeLimit is 0");
    }

    private static <T> T now(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private static String assertRefused(Reason reason, CompletionStage<?> stage) {
        try {
            now(stage);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(FirmwareRefused.class);
            assertThat(((FirmwareRefused) e.getCause()).reason()).isEqualTo(reason);
            return e.getCause().getMessage();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("not refused");
    }
}
