// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.transport.Identity;

/**
 * An entry came or went.
 *
 * @param revoked whether what was proved with its key counts no longer
 */
record Change(Entry entry, boolean revoked) {

    static Change added(Entry entry) {
        return new Change(entry, false);
    }

    static Change revoked(Entry entry) {
        return new Change(entry, true);
    }

    /** Whether a registration may be one that has no right to be there any more. */
    boolean concerns(Registration registration) {
        var identity = registration.peer().identity();
        return entry.covers(identity) || isAnonymous(identity) && isOf(registration.endpoint());
    }

    /** Whether a registration ends whatever its endpoint is: the key that it was made with is another now, or gone. */
    boolean ends(Registration registration) {
        return revoked
                && entry.key().isPresent()
                && entry.covers(registration.peer().identity());
    }

    private boolean isOf(String endpoint) {
        return entry.client().endpoints().contains(endpoint);
    }

    private static boolean isAnonymous(Identity identity) {
        return identity instanceof Identity.Anonymous;
    }
}
