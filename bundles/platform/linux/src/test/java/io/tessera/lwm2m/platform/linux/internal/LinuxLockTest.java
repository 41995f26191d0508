// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxLockTest {

    private final List<String> ran = new ArrayList<>();
    private final Set<String> failing = new TreeSet<>();
    private final LockSettings settings = new LockSettings(new Configured(), this::run);

    private CompletionStage<Void> run(String... command) {
        var line = String.join(" ", command);
        ran.add(line);
        return failing.contains(line)
                ? CompletableFuture.failedFuture(new IllegalStateException("expected by this test"))
                : CompletableFuture.completedFuture(null);
    }

    @Test
    void locks_these_and_unlocks_the_others() {
        var lock = new LinuxLock(settings);
        lock.lock(Set.of("usb")).toCompletableFuture().join();
        assertThat(lock.targets()).containsExactly("modem", "usb");
        assertThat(ran).containsExactly("lock usb", "unlock modem");
    }

    @Test
    void locks_and_unlocks_all() {
        var lock = new LinuxLock(settings);
        lock.lockAll().toCompletableFuture().join();
        lock.unlock().toCompletableFuture().join();
        assertThat(ran).containsExactly("lock modem", "lock usb", "unlock modem", "unlock usb");
    }

    @Test
    void one_that_fails_is_told_and_keeps_none_of_the_others_from_being_locked() {
        failing.add("lock modem");
        assertThat(new LinuxLock(settings).lockAll().toCompletableFuture()).isCompletedExceptionally();
        assertThat(ran).containsExactly("lock modem", "lock usb");
    }

    @Test
    void wipes_what_is_configured_and_nothing_else() {
        var wipe = new LinuxWipe(settings);
        wipe.wipe(Set.of("logs")).toCompletableFuture().join();
        assertThat(wipe.items()).containsExactly("logs");
        assertThat(wipe.wipe(Set.of("/")).toCompletableFuture()).isCompletedExceptionally();
        assertThat(ran).containsExactly("wipe --only logs");
    }

    @Test
    void a_name_is_one_argument_of_a_program(@TempDir Path folder) throws Exception {
        var file = folder.resolve("logs");
        Files.writeString(file, "old");
        var direct = new HostCommands(Runnable::run, 30);
        var command = new NamedCommand("item", new String[] {"logs"}, new String[] {"rm", folder + "/{item}"}, direct);
        command.run(Set.of("logs")).toCompletableFuture().get();
        assertThat(file).doesNotExist();
        assertThat(command.run(Set.of("logs")).toCompletableFuture().handle((done, failure) -> failure != null))
                .succeedsWithin(Duration.ofSeconds(30))
                .isEqualTo(true);
    }

    @Test
    void what_is_configured_wrongly_is_refused() {
        var names = new String[] {"usb"};
        assertThatThrownBy(() -> new NamedCommand("target", new String[0], new String[] {"{target}"}, this::run))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new NamedCommand("target", new String[] {"a b"}, new String[] {"lock", "{target}"}, this::run))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NamedCommand("target", names, new String[] {"lock"}, this::run))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NamedCommand("target", names, new String[0], this::run))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static final class Configured implements LockConfig {

        @Override
        public boolean lock() {
            return true;
        }

        @Override
        public String[] targets() {
            return new String[] {"usb", "modem"};
        }

        @Override
        public String[] lock_command() {
            return new String[] {"lock", "{target}"};
        }

        @Override
        public String[] unlock_command() {
            return new String[] {"unlock", "{target}"};
        }

        @Override
        public boolean wipe() {
            return true;
        }

        @Override
        public String[] items() {
            return new String[] {"logs"};
        }

        @Override
        public String[] wipe_command() {
            return new String[] {"wipe", "--only", "{item}"};
        }

        @Override
        public int timeLimit() {
            return 30;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return LockConfig.class;
        }
    }
}
