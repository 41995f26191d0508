// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkDirectoryTest {

    @TempDir
    private Path folder;

    private Path shipped;
    private Path used;

    @BeforeEach
    void one_shipped_file() throws IOException {
        shipped = Files.createDirectories(folder.resolve("shipped"));
        used = folder.resolve("work/config/a.cfg");
        Files.writeString(shipped.resolve("a.cfg"), "x=1");
    }

    @Test
    void a_second_process_is_refused_and_told_what_to_do() throws Exception {
        try (var first = open()) {
            assertThat(first.resolve("lock")).exists();
            assertThatThrownBy(this::open).isInstanceOf(WrongUse.class).hasMessageContaining("--work");
        }
    }

    @Test
    void nobody_else_looks_in() throws Exception {
        try (var work = open()) {
            assertThat(Files.getPosixFilePermissions(work.resolve("")))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void no_lock_is_left() throws Exception {
        open().close();

        assertThat(folder.resolve("work/lock")).doesNotExist();
        open().close();
    }

    @Test
    void default_configuration_is_brought_in() throws Exception {
        seed();

        assertThat(used).hasContent("x=1");
    }

    @Test
    void a_file_that_nobody_changed_follows_the_distribution() throws Exception {
        seed();
        Files.writeString(shipped.resolve("a.cfg"), "x=2");
        seed();

        assertThat(used).hasContent("x=2");
    }

    @Test
    void what_is_there_is_not_written_again() throws Exception {
        seed();
        var seeded = folder.resolve("work/config-defaults/a.cfg");
        var longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(seeded, longAgo);
        seed();

        assertThat(Files.getLastModifiedTime(seeded)).isEqualTo(longAgo);
    }

    @Test
    void a_file_that_was_changed_stays() throws Exception {
        seed();
        Files.writeString(used, "x=mine");
        Files.writeString(shipped.resolve("a.cfg"), "x=2");
        seed();

        assertThat(used).hasContent("x=mine");
    }

    @Test
    void a_file_that_was_taken_away_stays_away() throws Exception {
        seed();
        Files.delete(used);
        seed();

        assertThat(used).doesNotExist();
    }

    private void seed() throws Exception {
        try (var work = open()) {
            work.seedConfiguration(shipped);
        }
    }

    private WorkDirectory open() throws Exception {
        return WorkDirectory.open(folder.resolve("work"));
    }
}
