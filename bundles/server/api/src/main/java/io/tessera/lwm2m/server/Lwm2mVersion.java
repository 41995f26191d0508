// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import java.util.Optional;

/** The versions of the LwM2M Enabler that this server speaks, in ascending order. */
public enum Lwm2mVersion {
    V1_0("1.0"),
    V1_1("1.1"),
    V1_2("1.2");

    private final String text;

    Lwm2mVersion(String text) {
        this.text = text;
    }

    /** The version that is written so, such as {@code 1.1}. */
    public static Optional<Lwm2mVersion> of(String text) {
        for (var version : values()) {
            if (version.text.equals(text)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** Whether it is that version or a later one. */
    public boolean isAtLeast(Lwm2mVersion other) {
        return compareTo(other) >= 0;
    }

    /** {@code 1.1}. */
    @Override
    public String toString() {
        return text;
    }
}
