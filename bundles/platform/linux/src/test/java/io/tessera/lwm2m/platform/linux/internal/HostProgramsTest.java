// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostProgramsTest {

    @TempDir
    private Path root;

    @Test
    void takes_what_a_program_says() {
        try (var programs = new HostPrograms(Duration.ofSeconds(30))) {
            assertThat(programs.output("echo", "a", "$HOME; b")).contains("a $HOME; b\n");
            assertThat(programs.output("true")).contains("");
            assertThat(programs.output("sh", "-c", "cat; echo $LC_ALL")).contains("C.UTF-8\n");
        }
    }

    @Test
    void one_that_is_not_there_or_ends_badly_said_nothing() {
        try (var programs = new HostPrograms(Duration.ofSeconds(30))) {
            assertThat(programs.output("there-is-no-such-program")).isEmpty();
            assertThat(programs.output("/there/is/none")).isEmpty();
            assertThat(programs.output("")).isEmpty();
            assertThat(programs.output(root.toString())).isEmpty();
            assertThat(programs.output("sh", "-c", "echo a; exit 1")).isEmpty();
        }
    }

    @Test
    void one_that_hangs_is_ended_with_all_that_it_started() {
        try (var programs = new HostPrograms(Duration.ofMillis(300))) {
            assertThat(programs.output("sh", "-c", "echo a; sleep 1000; echo b"))
                    .isEmpty();
            assertThat(programs.output("sleep", "1000")).isEmpty();
        }
    }

    @Test
    void one_that_never_stops_talking_is_ended() {
        try (var programs = new HostPrograms(Duration.ofSeconds(30))) {
            assertThat(programs.output("yes")).isEmpty();
        }
    }

    @Test
    void none_is_started_after_the_end() {
        var programs = new HostPrograms(Duration.ofSeconds(30));
        programs.close();

        assertThat(programs.output("true")).isEmpty();
    }
}
