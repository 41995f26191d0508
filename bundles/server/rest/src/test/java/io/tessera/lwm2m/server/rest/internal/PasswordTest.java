// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

    @TempDir
    private Path folder;

    @Test
    void only_the_very_text_matches() {
        var password = Password.of("s3cret");

        assertThat(password.matches("s3cret")).isTrue();
        assertThat(password.matches("s3cret")).isTrue();
        assertThat(password.matches("s3creT")).isFalse();
        assertThat(password.matches("s3cret ")).isFalse();
        assertThat(password.matches("s3cre")).isFalse();
        assertThat(password.matches("")).isFalse();
    }

    /** PBKDF2-HMAC-SHA-256 of "password" and "NaCl12345678", 4096 times, as OpenSSL has it. */
    @Test
    void a_hash_is_recognised_in_the_form_that_other_programs_make() {
        var password = Password.of("{pbkdf2-sha256}4096:TmFDbDEyMzQ1Njc4:KcnP/nzTR//LqV2hK5SgeCvZis3r9CzVjETP6Ufq3Co=");

        assertThat(password.matches("Password")).isFalse();
        assertThat(password.matches("password")).isTrue();
        assertThat(password.matches("password")).isTrue();
        assertThat(password.matches("Password")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{sha-256}ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=",
                "{pbkdf2-sha256}",
                "{pbkdf2-sha256}0:TmFDbDEyMzQ1Njc4:KcnP/nzTR//LqV2hK5SgeCvZis3r9CzVjETP6Ufq3Co=",
                "{pbkdf2-sha256}99999999:TmFDbDEyMzQ1Njc4:KcnP/nzTR//LqV2hK5SgeCvZis3r9CzVjETP6Ufq3Co=",
                "{pbkdf2-sha256}4096:=:KcnP/nzTR//LqV2hK5SgeCvZis3r9CzVjETP6Ufq3Co="
            })
    void what_is_no_hash_is_refused(String line) {
        assertThatThrownBy(() -> Password.of(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_password_is_drawn_once_for_its_owner_only() throws Exception {
        var file = folder.resolve("new/operator-password");

        new PasswordFile(file).read();
        var drawn = Files.readString(file).strip();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(drawn).hasSizeGreaterThanOrEqualTo(20);
        assertThat(new PasswordFile(file).read().matches(drawn)).isTrue();
        assertThat(Files.readString(file).strip()).isEqualTo(drawn);
    }

    @Test
    void each_user_has_another_one_and_a_file_that_is_empty_lets_nobody_in() throws Exception {
        Files.createFile(folder.resolve("viewer-password"));

        var logins = Login.all(folder);

        assertThat(logins).containsOnlyKeys("operator");
        assertThat(logins.get("operator").role()).isEqualTo(Role.OPERATOR);
    }
}
