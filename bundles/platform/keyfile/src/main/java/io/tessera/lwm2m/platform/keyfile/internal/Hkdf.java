// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.keyfile.internal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key derivation of RFC 5869 with SHA-256, as far as one block of 32 bytes goes. */
final class Hkdf {

    private static final String HMAC = "HmacSHA256";
    private static final int LENGTH = 32;

    private Hkdf() {}

    static byte[] derive(byte[] key, byte[] salt, byte[] info) {
        try {
            var mac = Mac.getInstance(HMAC);
            // no salt is a salt of zeros (RFC 5869, 2.2)
            mac.init(new SecretKeySpec(salt.length == 0 ? new byte[LENGTH] : salt, HMAC));
            var extracted = mac.doFinal(key);
            mac.init(new SecretKeySpec(extracted, HMAC));
            Arrays.fill(extracted, (byte) 0);
            mac.update(info);
            return mac.doFinal(new byte[] {1});
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
