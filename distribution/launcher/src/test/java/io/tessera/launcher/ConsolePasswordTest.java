// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsolePasswordTest {

    @TempDir
    private Path folder;

    @Test
    void only_the_owner_can_read_it() throws Exception {
        var file = folder.resolve("password");

        new ConsolePassword(file).hashed();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file).strip()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void it_is_drawn_once_and_differs_between_installations() throws Exception {
        var first = new ConsolePassword(folder.resolve("first"));

        assertThat(first.hashed()).isEqualTo(first.hashed());
        assertThat(first.hashed()).isNotEqualTo(new ConsolePassword(folder.resolve("second")).hashed());
    }

    /** SHA-256 of "abc" (FIPS 180-2, B.1) in the form that the web console keeps. */
    @Test
    void an_operator_may_write_another_one() throws Exception {
        var file = folder.resolve("password");
        Files.writeString(file, "abc\n");

        assertThat(new ConsolePassword(file).hashed())
                .isEqualTo("{sha-256}ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }
}
