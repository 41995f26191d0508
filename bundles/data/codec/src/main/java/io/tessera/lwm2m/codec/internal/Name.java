// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Path;

/**
 * A path put together from a base name and a name, byte by byte and without a string between: {@code /3/0/} and
 * {@code 6/0}, but also {@code /3/0/1} and {@code 2}, since SenML joins the texts, not the ids (RFC 8428, 4.6).
 */
final class Name {

    private static final int MAX_DIGITS = 5;

    private long bits;
    private int depth;
    private int id;
    private int digits;
    private boolean slashed;

    void reset() {
        bits = 0;
        depth = 0;
        id = 0;
        digits = 0;
        slashed = false;
    }

    /** Goes on where the other one stands. */
    void resetTo(Name base) {
        bits = base.bits;
        depth = base.depth;
        id = base.id;
        digits = base.digits;
        slashed = base.slashed;
    }

    /** Goes on with a child of the path. */
    void resetToBelow(Path path) {
        reset();
        bits = path.bits();
        depth = path.depth();
        slashed = true;
    }

    void append(byte[] bytes, int from, int length) throws MalformedContent {
        for (int i = from; i < from + length; i++) {
            int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digit(digit);
            } else if (bytes[i] == '/') {
                slash();
            } else {
                throw new MalformedContent("a name that is not a path");
            }
        }
    }

    private void digit(int digit) throws MalformedContent {
        boolean leadingZero = digits == 1 && id == 0;
        if (leadingZero || digits == MAX_DIGITS) {
            throw new MalformedContent("a name with an id that is not 0 to 65534");
        }
        id = 10 * id + digit;
        digits++;
    }

    private void slash() throws MalformedContent {
        if (digits > 0) {
            endOfId();
        } else if (slashed || depth > 0) {
            throw new MalformedContent("a name with an empty id");
        }
        slashed = true;
    }

    private void endOfId() throws MalformedContent {
        if (depth == 4 || id > Path.MAX_ID) {
            throw new MalformedContent("a name that is not a path");
        }
        bits |= (id + 1L) << (48 - 16 * depth);
        depth++;
        id = 0;
        digits = 0;
    }

    boolean isEmpty() {
        return depth == 0 && digits == 0 && !slashed;
    }

    /** The path; a slash at the end doesn't count. */
    Path toPath() throws MalformedContent {
        if (digits > 0) {
            endOfId();
        }
        return Shared.path(bits);
    }
}
