// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

/** Checks what was configured. */
final class Range {

    private Range() {}

    /** @throws IllegalArgumentException with a message that names the attribute and what it may be */
    static int check(String attribute, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d; allowed is %d to %d".formatted(attribute, value, least, most));
        }
        return value;
    }
}
