// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Whether the object list is named by a Profile ID as well, which is new in 1.2 (Core 1.2, 6.2.1). */
enum Profile {
    NONE("none"),
    /** Instead of the list; the list follows if the server doesn't know the Profile ID. */
    ALONE("alone"),
    /** Together with the list, from which the server can learn what it stands for. */
    WITH_LIST("withList");

    /** SHA-256 truncated to 32 bits has the number 6 (RFC 6920, 9.4). */
    private static final String SHA_256_32 = "6:";

    private static final int BYTES = 4;

    private final String text;

    Profile(String text) {
        this.text = text;
    }

    /** @return empty if it is none of these */
    static Optional<Profile> of(String text) {
        return Arrays.stream(values())
                .filter(profile -> profile.text.equals(text))
                .findFirst();
    }

    /** The fingerprint of an object list as it would be the payload. */
    static String id(byte[] links) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(links);
            return SHA_256_32 + HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
