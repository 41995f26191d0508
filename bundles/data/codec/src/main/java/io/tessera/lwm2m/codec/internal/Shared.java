// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.Value.IntegerValue;

/**
 * Paths, small integers and the short texts of links, which come again and again: the next registration names the same
 * paths, and so does the next client's. Immutable, so a race between threads costs an object and nothing else; tables of
 * fixed size with short entries, so a peer can't fill them.
 */
final class Shared {

    private static final int PATHS = 1 << 10;
    private static final int TEXTS = 1 << 11;
    private static final int LONGEST_TEXT = 24;
    private static final int LEAST = -128;
    private static final int MOST = 8191;

    private static final Path[] KNOWN_PATHS = new Path[PATHS];
    private static final IntegerValue[] INTEGERS = new IntegerValue[MOST - LEAST + 1];
    private static final String[] KNOWN_TEXTS = new String[TEXTS];

    private Shared() {}

    static Path path(long bits) {
        int slot = (int) ((bits * 0x9E3779B97F4A7C15L) >>> 54);
        var known = KNOWN_PATHS[slot];
        if (known != null && known.bits() == bits) {
            return known;
        }
        var path = new Path(bits);
        KNOWN_PATHS[slot] = path;
        return path;
    }

    static IntegerValue integer(long value) {
        if (value < LEAST || value > MOST) {
            return new IntegerValue(value);
        }
        int slot = (int) value - LEAST;
        var known = INTEGERS[slot];
        if (known == null) {
            known = new IntegerValue(value);
            INTEGERS[slot] = known;
        }
        return known;
    }

    /** @param hash of the bytes, the next one each time added to 31 times the hash so far */
    static String text(byte[] in, int from, int length, int hash) throws MalformedContent {
        if (length > LONGEST_TEXT) {
            return Utf8.read(in, from, length);
        }
        int slot = (hash * 0x9E3779B9) >>> 21;
        var known = KNOWN_TEXTS[slot];
        if (known != null && isAscii(known, in, from, length)) {
            return known;
        }
        var text = Utf8.read(in, from, length);
        KNOWN_TEXTS[slot] = text;
        return text;
    }

    private static boolean isAscii(String text, byte[] in, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != in[from + i]) {
                return false;
            }
        }
        return true;
    }
}
