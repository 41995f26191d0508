// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.keyfile.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key stores as the Java platform's own keytool makes them. */
class KeyStoreFileTest {

    private static final String PASSWORD = "not in any message";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void makeOne() throws Exception {
        file = folder.resolve("keys.p12");
        generate("gateway");
    }

    private void generate(String alias) throws Exception {
        keytool("-genkeypair", "-alias", alias, "-keyalg", "EC", "-dname", "CN=" + alias);
    }

    private void keytool(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    @Test
    void a_key_is_found_by_its_alias_and_alone_without() throws Exception {
        var store = store(file, PASSWORD);
        var key = store.key("gateway").orElseThrow();

        assertThat(key).hasToString("CN=gateway");
        assertThat(key.privateKey().getAlgorithm()).isEqualTo("EC");
        assertThat(store.key("").orElseThrow()).hasToString("CN=gateway");
        assertThat(store.key("other")).isEmpty();
    }

    @Test
    void of_several_keys_one_must_be_named() throws Exception {
        var store = store(file, PASSWORD);
        generate("other");

        assertThat(store.key("")).isEmpty();
        assertThat(store.key("other").orElseThrow()).hasToString("CN=other");
    }

    @Test
    void certificates_without_a_key_are_trusted() throws Exception {
        var store = store(file, PASSWORD);
        assertThat(store.trusted()).isEmpty();

        var certificate = folder.resolve("own.crt");
        keytool("-exportcert", "-alias", "gateway", "-file", certificate.toString());
        keytool("-importcert", "-noprompt", "-alias", "authority", "-file", certificate.toString());

        assertThat(store.trusted()).isEqualTo(store.key("gateway").orElseThrow().chain());
        assertThat(store.key("authority")).isEmpty();
    }

    @Test
    void a_store_that_can_not_be_read_says_why_and_no_secret() throws Exception {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> store(file, "wrong").key(""))
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain(PASSWORD).doesNotContain("wrong"));
        Files.writeString(file, "no key store");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> store(file, PASSWORD).trusted());
        Files.delete(file);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> store(file, PASSWORD).key(""))
                .withMessageContaining("keys.p12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyStoreFile(config(" ", PASSWORD)))
                .withMessageStartingWith("file:");
    }

    private static KeyStoreFile store(Path file, String password) {
        return new KeyStoreFile(config(file.toString(), password));
    }

    private static KeyStoreConfig config(String file, String password) {
        return new KeyStoreConfig() {

            @Override
            public String lwm2m_keys() {
                return "default";
            }

            @Override
            public String file() {
                return file;
            }

            @Override
            public String _password() {
                return password;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return KeyStoreConfig.class;
            }
        };
    }
}
