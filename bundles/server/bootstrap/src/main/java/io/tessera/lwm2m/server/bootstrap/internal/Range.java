// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

/** What a configured number may be. */
record Range(int least, int most) {

    /** @throws IllegalArgumentException with a message that names the attribute and what it may be */
    int check(String attribute, int value) {
        if (value >= least && value <= most) {
            return value;
        }
        throw new IllegalArgumentException("%s is %d; allowed is %d to %d".formatted(attribute, value, least, most));
    }
}
