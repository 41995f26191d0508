// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.access.AccessRights;
import java.util.Locale;

/**
 * How a client is set up to control access.
 *
 * @param when how many accounts it takes
 * @param rights what every server may do with what no server made, where nothing else is said
 */
record AccessMode(When when, AccessRights rights) {

    static final AccessMode DEFAULT = new AccessMode(When.SEVERAL, AccessRights.of("RWEDC"));

    /** When servers have the rights that Object 2 says, and no others. */
    enum When {
        /** As soon as there are two accounts: a single one has all rights. */
        SEVERAL,
        /** For a single account, too. */
        ALWAYS,
        /** Every server has all rights, whatever Object 2 says. */
        NEVER
    }

    /** @throws IllegalArgumentException that names the attribute and what is allowed */
    static AccessMode of(String accessControl, String defaultRights) {
        return new AccessMode(when(accessControl), rights(defaultRights));
    }

    boolean controls(int accounts) {
        return switch (when) {
            case SEVERAL -> accounts > 1;
            case ALWAYS -> accounts > 0;
            case NEVER -> false;
        };
    }

    private static When when(String text) {
        for (var when : When.values()) {
            if (when.name().equalsIgnoreCase(text)) {
                return when;
            }
        }
        throw new IllegalArgumentException(
                "accessControl must be several, always or never, but is \"" + text.toLowerCase(Locale.ROOT) + "\"");
    }

    private static AccessRights rights(String letters) {
        try {
            return AccessRights.of(letters);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("defaultRights must be " + e.getMessage(), e);
        }
    }
}
