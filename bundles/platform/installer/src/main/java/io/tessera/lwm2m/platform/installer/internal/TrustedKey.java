// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The key that packages must be signed with.
 *
 * @param algorithm of signatures with it, as Java calls it
 */
record TrustedKey(PublicKey key, String algorithm) {

    private static final Pattern PUBLIC_KEY =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final int SHORTEST_RSA = 2048;
    private static final int LONGEST_FILE = 65_536;

    /**
     * From a public key or a certificate in PEM; of a certificate nothing but the key counts, since a gateway may not
     * know yet what day it is.
     *
     * @throws IllegalArgumentException if there is none, or one that is too weak
     */
    static TrustedKey read(Path file) {
        try {
            if (Files.size(file) > LONGEST_FILE) {
                throw new IllegalArgumentException(file + " is too large for a key");
            }
            return of(parse(Files.readString(file, StandardCharsets.ISO_8859_1)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " has no key: " + e.getMessage(), e);
        }
    }

    private static PublicKey parse(String pem) throws GeneralSecurityException {
        var found = PUBLIC_KEY.matcher(pem);
        if (!found.find()) {
            var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1));
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getPublicKey();
        }
        var encoded = new X509EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1)));
        for (var kind : List.of("Ed25519", "EC", "RSA")) {
            try {
                return KeyFactory.getInstance(kind).generatePublic(encoded);
            } catch (GeneralSecurityException e) {
                // Of another kind.
            }
        }
        throw new GeneralSecurityException("neither Ed25519 nor EC nor RSA");
    }

    static TrustedKey of(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            if (rsa.getModulus().bitLength() < SHORTEST_RSA) {
                throw new IllegalArgumentException("An RSA key must have %d bits at least".formatted(SHORTEST_RSA));
            }
            return new TrustedKey(key, "SHA256withRSA");
        }
        if (key instanceof ECPublicKey ec) {
            int bits = ec.getParams().getOrder().bitLength();
            return new TrustedKey(
                    key, bits <= 256 ? "SHA256withECDSA" : bits <= 384 ? "SHA384withECDSA" : "SHA512withECDSA");
        }
        if (key.getAlgorithm().equals("EdDSA")) {
            return new TrustedKey(key, "EdDSA");
        }
        throw new IllegalArgumentException("No signatures with a key of " + key.getAlgorithm());
    }

    boolean signed(byte[] bytes, byte[] signature) {
        try {
            var check = Signature.getInstance(algorithm);
            check.initVerify(key);
            check.update(bytes);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // Not even the form of a signature.
            return false;
        }
    }
}
