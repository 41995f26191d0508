// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;

/** Packages as the gateway's installer takes them, signed with a key of their own. */
public final class FirmwarePackages {

    /** What the host's command doesn't install. */
    public static final String BROKEN = "broken";

    private static final int SIZE = 3000;

    private final KeyPair keys;

    public FirmwarePackages() throws GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    /** The public key in PEM. */
    public String trust() {
        var encoded = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----%n%s%n-----END PUBLIC KEY-----%n".formatted(encoded);
    }

    /** A package of several blocks. */
    public byte[] version(String version) throws GeneralSecurityException {
        return of("firmware " + version, version, "", SIZE);
    }

    /** @param model empty for any */
    public byte[] of(String start, String version, String model, int size) throws GeneralSecurityException {
        var firmware = (start + " ".repeat(size - start.length())).getBytes(US_ASCII);
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(firmware));
        var manifest = "Name: gateway-os\nVersion: %s\n%sSHA-256: %s\n"
                .formatted(version, model.isEmpty() ? "" : "Model: " + model + "\n", hash)
                .getBytes(US_ASCII);
        var signature = sign(manifest);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(firmware);
        bytes.writeBytes(manifest);
        bytes.writeBytes(signature);
        bytes.writeBytes(
                "%08x%08xLWM2MFW1".formatted(manifest.length, signature.length).getBytes(US_ASCII));
        return bytes.toByteArray();
    }

    /** One bit of the firmware isn't what was signed. */
    public byte[] damaged() throws GeneralSecurityException {
        var bytes = version("9.9.9");
        bytes[SIZE / 2] ^= 1;
        return bytes;
    }

    private byte[] sign(byte[] manifest) throws GeneralSecurityException {
        var signature = Signature.getInstance("EdDSA");
        signature.initSign(keys.getPrivate());
        signature.update(manifest);
        return signature.sign();
    }
}
