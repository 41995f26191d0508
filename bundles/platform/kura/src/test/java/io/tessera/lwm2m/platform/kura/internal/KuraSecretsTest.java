// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tessera.lwm2m.platform.secrets.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KuraSecretsTest {

    private static final DrawingCrypto CRYPTO = new DrawingCrypto("own");

    @TempDir
    private Path data;

    private Path file;
    private Secrets secrets;

    @BeforeEach
    void start() {
        file = data.resolve("lwm2m-encrypted.key");
        secrets = new KuraSecrets(data, CRYPTO);
    }

    @Test
    void a_key_is_the_same_after_a_start_and_another_for_another_purpose() throws Exception {
        var key = secrets.key("store");

        assertThat(key).hasSize(Secrets.KEY_LENGTH);
        assertThat(new KuraSecrets(data, CRYPTO).key("store")).isEqualTo(key);
        assertThat(secrets.key("journal")).isNotEqualTo(key);
        assertThatIllegalArgumentException().isThrownBy(() -> secrets.key(" "));
    }

    /** RFC 5869 with SHA-256, no salt; the expected value by OpenSSL. */
    @Test
    void keys_are_derived_as_announced() throws Exception {
        var known = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
        Files.writeString(file, new String(CRYPTO.encryptAes(known.toCharArray())));

        assertThat(HexFormat.of().formatHex(secrets.key("io.tessera.lwm2m.example")))
                .isEqualTo("84f8059f58fe7c0d457dec3c00d1c693a253b2219a9754338066c50ffbc21a15");
    }

    @Test
    void what_is_on_disk_is_for_its_owner_and_encrypted_by_kura() throws Exception {
        secrets.key("store");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("_own_");
        try (var files = Files.list(data)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_file_of_another_gateway_is_refused_and_stays() throws Exception {
        secrets.key("store");
        var content = Files.readString(file);

        var other = new KuraSecrets(data, new DrawingCrypto("another"));
        assertThatIOException().isThrownBy(() -> other.key("store")).satisfies(KuraSecretsTest::says_nothing_secret);
        assertThat(Files.readString(file)).isEqualTo(content);
    }

    private static void says_nothing_secret(IOException e) {
        assertThat(e).hasMessageContaining("secretKey").hasNoCause();
        assertThat(e.getMessage()).doesNotContain("_own_");
    }

    @Test
    void a_file_with_something_else_is_refused_and_stays() throws Exception {
        for (var wrong : new String[] {"", "0011", "not digits"}) {
            var content = new String(CRYPTO.encryptAes(wrong.toCharArray()));
            Files.writeString(file, content);

            assertThatIOException().isThrownBy(() -> secrets.key("store"));
            assertThat(Files.readString(file)).isEqualTo(content);
        }
    }
}
