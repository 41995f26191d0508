// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.access;

import java.util.Locale;

/**
 * What a server may do, as Resource 2 of the Access Control Object has it (Core 1.2, 8.1).
 *
 * @param bits 0 to 31: any of {@link #READ}, {@link #WRITE}, {@link #EXECUTE}, {@link #DELETE}, {@link #CREATE}
 */
public record AccessRights(int bits) {

    /** Read, Observe, Write-Attributes and their composite forms. */
    public static final int READ = 1;

    public static final int WRITE = 2;
    public static final int EXECUTE = 4;
    public static final int DELETE = 8;

    /** Means something only where the rights on an Object are said, and nothing else does there. */
    public static final int CREATE = 16;

    public static final AccessRights NONE = new AccessRights(0);

    private static final String LETTERS = "RWEDC";

    /** @throws IllegalArgumentException if there are other bits */
    public AccessRights {
        if (bits < 0 || bits >= 1 << LETTERS.length()) {
            throw new IllegalArgumentException("Not rights: " + bits);
        }
    }

    /**
     * Reads letters of R, W, E, D and C, in any order; none for no right.
     *
     * @throws IllegalArgumentException if there are others
     */
    public static AccessRights of(String letters) {
        int bits = 0;
        for (char letter : letters.strip().toUpperCase(Locale.ROOT).toCharArray()) {
            int bit = LETTERS.indexOf(letter);
            if (bit < 0) {
                throw new IllegalArgumentException("letters of R, W, E, D and C, not \"" + letters + "\"");
            }
            bits |= 1 << bit;
        }
        return new AccessRights(bits);
    }

    /** Whether all of these bits are among them. */
    public boolean include(int wanted) {
        return (bits & wanted) == wanted;
    }

    /** Its letters, such as {@code RWE}; {@code none} where there are none. */
    @Override
    public String toString() {
        var letters = new StringBuilder();
        for (int bit = 0; bit < LETTERS.length(); bit++) {
            if (include(1 << bit)) {
                letters.append(LETTERS.charAt(bit));
            }
        }
        return letters.isEmpty() ? "none" : letters.toString();
    }
}
