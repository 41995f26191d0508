// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.keyfile.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tessera.lwm2m.platform.secrets.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileSecretsTest {

    @TempDir
    Path folder;

    @Test
    void the_first_start_draws_a_key_for_its_owner_only() throws IOException {
        assertThat(secrets().key("a")).hasSize(Secrets.KEY_LENGTH);

        assertThat(file()).hasSize(32);
        assertThat(permissions()).isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void a_purpose_has_the_same_key_after_a_restart_and_another_purpose_another() throws IOException {
        var key = secrets().key("a");

        assertThat(secrets().key("a")).isEqualTo(key);
        assertThat(secrets().key("b")).isNotEqualTo(key);
        assertThat(key).isNotEqualTo(Files.readAllBytes(file()));
    }

    @Test
    void whoever_asks_at_once_at_the_first_start_gets_the_same_key() {
        var secrets = secrets();
        var keys = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> key(secrets)))
                .toList();

        assertThat(keys).extracting(CompletableFuture::join).containsOnly(key(secrets));
    }

    @Test
    void every_installation_has_a_key_of_its_own() throws IOException {
        var key = secrets().key("a");
        Files.delete(file());

        assertThat(secrets().key("a")).isNotEqualTo(key);
    }

    @Test
    void a_key_is_the_callers_own() throws IOException {
        var secrets = secrets();
        var key = secrets.key("a");
        var copy = key.clone();
        Arrays.fill(key, (byte) 0);

        assertThat(secrets.key("a")).isEqualTo(copy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw-rw-rw-", "rwx-----x"})
    void what_others_may_read_is_taken_from_them(String permissions) throws IOException {
        var key = secrets().key("a");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));

        assertThat(secrets().key("a")).isEqualTo(key);
        assertThat(permissions()).isEqualTo("rw-------");
    }

    @Test
    void a_file_that_only_its_owner_reads_stays_as_it_is() throws IOException {
        secrets().key("a");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--------"));
        secrets().key("a");

        assertThat(permissions()).isEqualTo("r--------");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33, 64})
    void a_file_of_another_length_is_refused_and_left_alone(int length) throws IOException {
        Files.createDirectories(file().getParent());
        Files.write(file(), new byte[length]);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> secrets().key("a"))
                .withMessageContaining(file().toString())
                .withMessageContaining(length + " bytes");
        assertThat(file()).hasSize(length);
    }

    @Test
    void a_folder_that_cant_be_made_is_said() throws IOException {
        Files.createFile(folder.resolve("data"));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> secrets().key("a"));
    }

    @Test
    void no_file_and_no_purpose_are_refused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new KeyFileSecrets(new At(" ")))
                .withMessageContaining("file");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> secrets().key(""));
    }

    private static byte[] key(Secrets secrets) {
        try {
            return secrets.key("a");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return folder.resolve("data").resolve("lwm2m.key");
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file()));
    }

    private Secrets secrets() {
        return new KeyFileSecrets(new At(file().toString()));
    }

    private record At(String file) implements KeyFileConfig {

        @Override
        public Class<? extends Annotation> annotationType() {
            return KeyFileConfig.class;
        }
    }

    @Test
    void a_key_nobody_configured_is_not_drawn_in_whatever_folder_the_process_runs() throws IOException {
        try (var component = getClass().getResourceAsStream("/OSGI-INF/" + KeyFileConfig.PID + ".xml")) {
            assertThat(new String(component.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("configuration-policy=\"require\"");
        }
    }
}
