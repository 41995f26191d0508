// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.platform.keys.GuardedKey;
import io.tessera.lwm2m.platform.keys.KeyProvider;
import io.tessera.lwm2m.transport.OwnKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerKeysTest {

    private static final String PASSWORD = "changeit-not";

    @TempDir
    Path folder;

    @Test
    void the_key_store_is_read_and_read_again_when_it_has_changed() throws Exception {
        var file = folder.resolve("server.p12");
        keytool("-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=first", "-keystore", file.toString());
        var keys = keys(PASSWORD);
        assertThat(keys.ownKey().map(OwnKey::toString)).contains("CN=first");

        Files.delete(file);
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=second",
                "-keystore",
                file.toString());
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));

        assertThat(keys.ownKey().map(OwnKey::toString)).contains("CN=second");
    }

    @Test
    void a_file_that_cant_be_used_leaves_in_force_what_was_there() throws Exception {
        var file = folder.resolve("server.p12");
        keytool("-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=first", "-keystore", file.toString());
        assertThat(keys("wrong").ownKey()).isEmpty();
        var keys = keys(PASSWORD);
        assertThat(keys.ownKey()).isPresent();

        Files.writeString(file, "no key store");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThat(keys.ownKey()).isPresent();

        Files.delete(file);
        assertThat(keys.ownKey()).isPresent();
    }

    @Test
    void trust_anchors_are_the_certificates_of_a_pem_file() throws Exception {
        var file = folder.resolve("ca.p12").toString();
        keytool("-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=authority", "-keystore", file);
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "ca",
                "-keystore",
                file,
                "-file",
                folder.resolve("ca.pem").toString());

        assertThat(keys(PASSWORD).trustAnchors()).singleElement().satisfies(anchor -> assertThat(
                        anchor.getSubjectX500Principal().getName())
                .isEqualTo("CN=authority"));
    }

    @Test
    void a_key_of_the_platform_counts_and_so_does_the_one_that_renews_it() throws Exception {
        var platform = new Platform();
        try (var keys = new ServerKeys(Configs.server(Map.of("keyAlias", "server")))) {
            platform.key = guarded("first");
            keys.platform().ask(platform);
            keys.platform().look();
            assertThat(keys.ownKey().map(OwnKey::toString)).contains("CN=first");
            assertThat(keys.trustAnchors()).isEmpty();
            platform.key = guarded("second");
            keys.platform().look();
            assertThat(keys.ownKey().map(OwnKey::toString)).contains("CN=second");

            platform.key = Optional.empty();
            keys.platform().look();
            keys.platform().askNoMore(platform);
            keys.platform().look();
            assertThat(keys.ownKey().map(OwnKey::toString)).contains("CN=second");
        }
    }

    @Test
    void the_authorities_of_the_platform_count_only_if_it_is_said() throws Exception {
        var platform = new Platform();
        platform.key = guarded("authority");
        try (var keys = new ServerKeys(Configs.server(Map.of("trustPlatform", true)))) {
            keys.platform().ask(platform);
            keys.platform().look();
            assertThat(keys.ownKey()).isEmpty();
            assertThat(keys.trustAnchors()).isEqualTo(platform.trusted());
        }
    }

    /** A key store of which the test says what it has. */
    private static final class Platform implements KeyProvider {

        private volatile Optional<GuardedKey> key = Optional.empty();

        @Override
        public Optional<GuardedKey> key(String alias) {
            return alias.equals("server") ? key : Optional.empty();
        }

        @Override
        public List<X509Certificate> trusted() {
            return key.map(GuardedKey::chain).orElse(List.of());
        }
    }

    private Optional<GuardedKey> guarded(String name) throws Exception {
        var file = folder.resolve(name + ".p12");
        keytool("-genkeypair", "-alias", "k", "-keyalg", "EC", "-dname", "CN=" + name, "-keystore", file.toString());
        var own = OwnKey.stored(Files.readAllBytes(file), PASSWORD.toCharArray());
        return Optional.of(new GuardedKey(own.privateKey(), own.chain()));
    }

    @Test
    void without_files_there_is_nothing() {
        var keys = new ServerKeys(Configs.server(Map.of()));

        assertThat(keys.ownKey()).isEmpty();
        assertThat(keys.trustAnchors()).isEmpty();
        assertThat(keys(PASSWORD).ownKey()).isEmpty();
    }

    private ServerKeys keys(String password) {
        return new ServerKeys(Configs.server(Map.of(
                "keyStore", folder.resolve("server.p12").toString(),
                "_keyStorePassword", password,
                "trustAnchors", folder.resolve("ca.pem").toString())));
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(java.util.List.of(arguments));
        command.addAll(java.util.List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        var output = folder.resolve("keytool.log").toFile();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output.toPath())).isZero();
    }
}
