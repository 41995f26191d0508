// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tessera.lwm2m.platform.firmware.FirmwarePackage;
import io.tessera.lwm2m.platform.firmware.FirmwareRefused;
import io.tessera.lwm2m.platform.firmware.FirmwareRefused.Reason;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifierTest {

    @TempDir
    private Path folder;

    private final Packages packages = new Packages();
    private final Verifier verifier = new Verifier(packages.trusted(), "");

    @ParameterizedTest
    @CsvSource({"ed25519.pem, ed25519.fw", "ec.pem, ec.fw", "ec.crt, ec.fw", "rsa.pem, rsa.fw"})
    void takes_what_openssl_signed(String key, String file) throws Exception {
        var manifest = new Verifier(TrustedKey.read(resource(key)), "G7").verify(resource(file));

        assertThat(manifest.content()).isEqualTo(new FirmwarePackage("gateway-os", "2.4.0"));
    }

    @ParameterizedTest
    @CsvSource({"ed25519.pem, ec.fw", "ec.pem, ed25519.fw", "rsa.pem, ec.fw", "ec.pem, rsa.fw"})
    void refuses_what_another_key_signed(String key, String file) throws Exception {
        var other = new Verifier(TrustedKey.read(resource(key)), "G7");

        assertRefused(Reason.INTEGRITY, other, resource(file));
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(VerifierTest.class.getResource(name).toURI());
    }

    @Test
    void extracts_the_firmware_and_nothing_else() throws Exception {
        var firmware = folder.resolve("firmware");

        verifier.extract(packages.make(folder, "2.4.0"), firmware);

        assertThat(firmware).hasContent(Packages.FIRMWARE);
    }

    @Test
    void a_package_changed_anywhere_is_refused() throws Exception {
        var bytes = Files.readAllBytes(packages.make(folder, "2.4.0"));
        for (int i = 0; i < bytes.length; i++) {
            var changed = bytes.clone();
            changed[i] ^= 1;
            var file = Packages.write(folder.resolve("changed"), changed);
            assertThatThrownBy(() -> verifier.verify(file)).as("byte %d", i).isInstanceOf(FirmwareRefused.class);
        }
    }

    @Test
    void a_package_cut_off_anywhere_is_refused() throws Exception {
        var bytes = Files.readAllBytes(packages.make(folder, "2.4.0"));
        for (int length = 0; length < bytes.length; length++) {
            var file = Packages.write(folder.resolve("cut"), Arrays.copyOf(bytes, length));
            assertRefused(Reason.UNSUPPORTED_TYPE, verifier, file);
        }
    }

    @Test
    void other_firmware_under_the_same_manifest_is_refused() {
        var file = packages.make(folder, "another firmware", Packages.manifest("2.4.0"));

        assertRefused(Reason.INTEGRITY, verifier, file);
    }

    @Test
    void firmware_for_another_model_is_refused() throws Exception {
        var file = packages.make(folder, Packages.FIRMWARE, Packages.manifest("2.4.0") + "Model: G7\n");

        assertRefused(Reason.UNSUPPORTED_TYPE, verifier, file);
        assertRefused(Reason.UNSUPPORTED_TYPE, new Verifier(packages.trusted(), "G8"), file);
        assertThat(new Verifier(packages.trusted(), "G7").verify(file).model()).isEqualTo("G7");
    }

    @ParameterizedTest
    @CsvSource({
        "'Name: a\nVersion: 1\n'",
        "'Name: a\nVersion: 1\nSHA-256: 00\n'",
        "'Name: a\nSHA-256: $\n'",
        "'Version: 1\nSHA-256: $\n'",
        "'Name: a\nName: b\nVersion: 1\nSHA-256: $\n'",
        "'Name: a\nVersion: 1\nSHA-256: $\nnonsense\n'",
        "'Name: a\tb\nVersion: 1\nSHA-256: $\n'"
    })
    void a_manifest_that_is_not_whole_is_refused(String manifest) {
        var text = manifest.replace("$", Packages.sha256(Packages.FIRMWARE));

        assertRefused(Reason.INTEGRITY, verifier, packages.make(folder, Packages.FIRMWARE, text));
    }

    @ParameterizedTest
    @CsvSource({"ffffffff00000040", "7fffffff00000040", "0000000000000040", "00001001zzzzzzzz", "0000004000000000"})
    void lengths_that_can_not_be_are_refused(String lengths) {
        var file = Packages.write(folder.resolve("package"), (lengths + "LWM2MFW1").getBytes());

        assertRefused(Reason.INTEGRITY, verifier, file);
    }

    @Test
    void a_disk_that_is_full_is_told() {
        var file = packages.make(folder, "2.4.0");
        var refusal = catchThrowableOfType(
                FirmwareRefused.class, () -> verifier.extract(file, folder.resolve("no/such/folder")));

        assertThat(refusal.reason()).isEqualTo(Reason.NO_ROOM);
    }

    @Test
    void a_weak_key_is_refused() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        var weak = generator.generateKeyPair().getPublic();

        assertThatThrownBy(() -> TrustedKey.of(weak)).hasMessageContaining("2048");
    }

    @Test
    void a_file_without_a_key_is_refused() {
        var file = Packages.write(folder.resolve("key.pem"), "no key".getBytes());

        assertThatThrownBy(() -> TrustedKey.read(file)).hasMessageContaining("has no key");
    }

    private static void assertRefused(Reason reason, Verifier verifier, Path file) {
        var refusal = catchThrowableOfType(FirmwareRefused.class, () -> verifier.verify(file));

        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }
}
