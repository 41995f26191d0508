// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import java.util.Optional;

/** The versions of LwM2M that a client can register with. */
enum Version {
    V1_0("1.0"),
    V1_1("1.1"),
    V1_2("1.2");

    private final String text;

    Version(String text) {
        this.text = text;
    }

    /** @return empty if it is none of these */
    static Optional<Version> of(String text) {
        for (var version : values()) {
            if (version.text.equals(text)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    /** What to offer a server that refused this one. */
    Optional<Version> lower() {
        return switch (this) {
            case V1_0 -> Optional.empty();
            case V1_1 -> Optional.of(V1_0);
            case V1_2 -> Optional.of(V1_1);
        };
    }

    /** As in {@code lwm2m=1.1}. */
    @Override
    public String toString() {
        return text;
    }
}
