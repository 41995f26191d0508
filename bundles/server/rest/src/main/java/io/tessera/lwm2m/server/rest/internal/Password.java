// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Recognises a password by its hash (PBKDF2 with HMAC-SHA-256, RFC 8018); the text isn't kept. Compares in a time that
 * doesn't depend on where two hashes begin to differ.
 */
final class Password {

    private static final Pattern HASHED =
            Pattern.compile("\\{pbkdf2-sha256}(\\d{1,8}):([A-Za-z0-9+/=]{8,}):([A-Za-z0-9+/=]{43,44})");
    private static final String SCHEME_BEGIN = "{";
    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    /** @param iterations 1 for what never leaves memory */
    private record Hash(int iterations, byte[] salt, byte[] bytes) {

        static Hash inMemory(String text) {
            var salt = new byte[SALT_BYTES];
            new SecureRandom().nextBytes(salt);
            return new Hash(1, salt, derive(text, salt, 1));
        }

        boolean isOf(String text) {
            return MessageDigest.isEqual(bytes, derive(text, salt, iterations));
        }

        private static byte[] derive(String text, byte[] salt, int iterations) {
            var key = new PBEKeySpec(text.toCharArray(), salt, iterations, HASH_BITS);
            try {
                return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                        .generateSecret(key)
                        .getEncoded();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java has PBKDF2", e);
            } finally {
                key.clearPassword();
            }
        }
    }

    private final Hash hash;
    /** Of the text that was recognised: many iterations are for the first time only. */
    private volatile Hash recognised;

    private Password(Hash hash) {
        this.hash = hash;
    }

    /**
     * @param line a password, or {@code {pbkdf2-sha256}iterations:salt:hash} with salt and hash in Base64
     * @throws IllegalArgumentException if it is empty, or a hash of another form
     */
    static Password of(String line) {
        if (line.isEmpty()) {
            throw new IllegalArgumentException("is empty");
        }
        return new Password(line.startsWith(SCHEME_BEGIN) ? hashed(line) : Hash.inMemory(line));
    }

    private static Hash hashed(String line) {
        var parts = HASHED.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a hash has the form {pbkdf2-sha256}iterations:salt:hash");
        }
        int iterations = Integer.parseInt(parts.group(1));
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException("a hash has 1 to %d iterations".formatted(MOST_ITERATIONS));
        }
        var base64 = Base64.getDecoder();
        return new Hash(iterations, base64.decode(parts.group(2)), base64.decode(parts.group(3)));
    }

    boolean matches(String text) {
        if (text.isEmpty()) {
            return false;
        }
        var known = recognised;
        return (known != null && known.isOf(text)) || recognise(text);
    }

    /** One at a time: wrong passwords from everywhere occupy one processor at most. */
    private synchronized boolean recognise(String text) {
        if (!hash.isOf(text)) {
            return false;
        }
        recognised = Hash.inMemory(text);
        return true;
    }
}
