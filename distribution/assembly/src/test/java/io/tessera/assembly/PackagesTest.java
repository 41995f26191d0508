// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagesTest {

    private static final String PASSWORD = "for this test only";

    /** 1.2.840.113549.1.9.5 */
    private static final String SIGNING_TIME = "2a864886f70d010905";

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    @BeforeAll
    static void keys() throws Exception {
        Files.writeString(shared.resolve("password"), PASSWORD + "\n");
        key("release", "RSA", "3072");
        key("elliptic", "EC", "256");
    }

    private static void key(String alias, String algorithm, String size) throws Exception {
        var command =
                "bin/keytool -genkeypair -alias %s -keyalg %s -keysize %s -dname CN=Release -validity 3650 -keystore %s"
                        .formatted(alias, algorithm, size, shared.resolve("keys.p12"));
        var words = new ArrayList<>(List.of(command.split(" ")));
        words.set(0, Path.of(System.getProperty("java.home"), words.get(0)).toString());
        words.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void our_bundles_are_packages_and_all_bundles_are_in_the_repository() throws Exception {
        write(folder, null);

        assertThat(files(folder).keySet())
                .containsExactlyInAnyOrder(
                        "repository/index.xml",
                        "repository/other_1.2.3.SNAPSHOT.jar",
                        "repository/" + shippedName() + ".jar",
                        "deployment/" + shippedName() + ".dp");
        assertThat(folder.resolve("repository/index.xml"))
                .content()
                .contains("value=\"room\"", "value=\"other\"", "url\" value=\"" + shippedName() + ".jar\"");
    }

    @Test
    void the_same_bundles_make_the_same_bytes_signed_or_not() throws Exception {
        for (var signature : new JarSignature[] {null, signature("release")}) {
            write(folder.resolve("a"), signature);
            write(folder.resolve("b"), signature);
            assertThat(files(folder.resolve("a"))).isEqualTo(files(folder.resolve("b")));
        }
    }

    @ParameterizedTest
    @CsvSource({"release,RSA", "elliptic,EC"})
    void a_signature_is_that_of_the_key_for_the_package_and_for_the_bundle_in_it(String alias, String kind)
            throws Exception {
        write(folder, signature(alias));
        var packed = folder.resolve("deployment/" + shippedName() + ".dp");
        var bundle = folder.resolve("room.jar");
        Files.write(bundle, OrderedJar.read(packed).entries().get("room.jar"));

        assertThat(signerOf(packed, "room.jar")).isEqualTo("CN=Release");
        assertThat(signerOf(bundle, "a.class")).isEqualTo("CN=Release");
        assertThat(OrderedJar.read(packed).entries().keySet())
                .containsExactly("META-INF/TESSERA.SF", "META-INF/TESSERA." + kind, "room.jar");
    }

    /** Two runs within a second would be the same anyway. */
    @Test
    void a_signature_has_no_time_in_it() throws Exception {
        write(folder, signature("release"));
        var block = OrderedJar.read(folder.resolve("deployment/" + shippedName() + ".dp"))
                .entries()
                .get("META-INF/TESSERA.RSA");

        assertThat(HexFormat.of().formatHex(block)).doesNotContain(SIGNING_TIME);
    }

    @Test
    void what_was_written_before_goes_and_what_is_of_somebody_else_stays() throws Exception {
        var old = folder.resolve("deployment/gone_1.0.0.dp");
        Files.createDirectories(old.getParent());
        Files.writeString(old, "old");
        var theirs = Files.writeString(old.resolveSibling("README"), "theirs");

        write(folder, null);

        assertThat(old).doesNotExist();
        assertThat(theirs).exists();
    }

    @Test
    void a_key_that_is_not_there_is_named() {
        assertThatThrownBy(() -> JarSignature.of(shared.resolve("keys.p12"), "other", shared.resolve("password")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no private key 'other'");
    }

    private static JarSignature signature(String alias) throws IOException {
        return JarSignature.of(shared.resolve("keys.p12"), alias, shared.resolve("password"));
    }

    private void write(Path to, JarSignature signature) throws IOException {
        new Packages(shipped(), signature).write(List.of(feature()), to);
    }

    private ShippedJars shipped() throws IOException {
        var room = new MadeBundle("room").entry("a.class", "1").in(shared.resolve("built"));
        var other = new MadeBundle("other").in(shared.resolve("built"));
        return new ShippedJars(
                coordinates -> coordinates.artifact().equals("room") ? room : other,
                "io.tessera",
                PublishedContents.read(shared.resolve("none")),
                shared.resolve("shipped"));
    }

    private String shippedName() throws IOException {
        var jar = OrderedJar.read(shipped().find(Coordinates.parse("io.tessera:room:1")));
        return "room_" + jar.header("Bundle-Version");
    }

    private static Feature feature() throws IOException {
        var json = "{\"bundles\": [{\"id\": \"io.tessera:room:1\"}, {\"id\": \"org.example:other:1\"}]}";
        return Feature.of((ObjectNode) new ObjectMapper().readTree(json));
    }

    private static TreeMap<String, String> files(Path root) throws IOException {
        var found = new TreeMap<String, String>();
        try (var all = Files.walk(root)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var bytes = new java.math.BigInteger(Files.readAllBytes(file)).toString(16);
                found.put(root.relativize(file).toString(), bytes);
            }
        }
        return found;
    }

    private static String signerOf(Path file, String name) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            var entry = jar.getJarEntry(name);
            jar.getInputStream(entry).readAllBytes();
            return ((java.security.cert.X509Certificate) entry.getCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        }
    }
}
