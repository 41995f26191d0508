// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** With which key an association was made, without keeping the key: a salt, and HMAC-SHA-256 over the key with it. */
final class KeyProof {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SALT = 16;
    private static final int DIGEST = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] salt;
    private final byte[] digest;

    private KeyProof(byte[] salt, byte[] digest) {
        this.salt = salt;
        this.digest = digest;
    }

    static KeyProof of(Credentials.PreSharedKey credentials) {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return new KeyProof(salt, digest(salt, credentials));
    }

    boolean isOf(Credentials.PreSharedKey credentials) {
        return MessageDigest.isEqual(digest, digest(salt, credentials));
    }

    private static byte[] digest(byte[] salt, Credentials.PreSharedKey credentials) {
        var key = credentials.key();
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            return mac.doFinal(key);
        } catch (GeneralSecurityException e) {
            // Every Java platform has it.
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.write(salt);
        out.write(digest);
    }

    static KeyProof read(DataInputStream in) throws IOException {
        var salt = new byte[SALT];
        var digest = new byte[DIGEST];
        in.readFully(salt);
        in.readFully(digest);
        return new KeyProof(salt, digest);
    }
}
