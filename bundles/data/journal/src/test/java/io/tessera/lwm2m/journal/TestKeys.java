// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Keys that differ from purpose to purpose, as a platform's do. */
final class TestKeys {

    private TestKeys() {}

    static byte[] of(String purpose) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(purpose.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] others(String purpose) {
        return of("others " + purpose);
    }
}
