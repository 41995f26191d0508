// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;

/** Makes packages as {@code openssl} and a shell do. */
final class Packages {

    static final String FIRMWARE = "the new firmware\n";

    private final KeyPair keys = keys();

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    TrustedKey trusted() {
        return TrustedKey.of(keys.getPublic());
    }

    /** The public key as a PEM file. */
    Path pem(Path folder) {
        var encoded = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
        return write(
                folder.resolve("key.pem"),
                ("-----BEGIN PUBLIC KEY-----\n" + encoded + "\n-----END PUBLIC KEY-----\n").getBytes(US_ASCII));
    }

    static String manifest(String version) {
        return "Name: gateway-os\nVersion: %s\nSHA-256: %s\n".formatted(version, sha256(FIRMWARE));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    byte[] sign(String manifest) {
        try {
            var signature = Signature.getInstance("EdDSA");
            signature.initSign(keys.getPrivate());
            signature.update(manifest.getBytes(US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A good one of this version. */
    Path make(Path folder, String version) {
        return make(folder, FIRMWARE, manifest(version));
    }

    Path make(Path folder, String firmware, String manifest) {
        var signature = sign(manifest);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(firmware.getBytes(US_ASCII));
        bytes.writeBytes(manifest.getBytes(US_ASCII));
        bytes.writeBytes(signature);
        bytes.writeBytes("%08x%08xLWM2MFW1"
                .formatted(manifest.length(), signature.length)
                .getBytes(US_ASCII));
        return write(folder.resolve("package"), bytes.toByteArray());
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
