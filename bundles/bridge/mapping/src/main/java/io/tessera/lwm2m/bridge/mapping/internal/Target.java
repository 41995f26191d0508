// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import io.tessera.lwm2m.client.access.AccessGrant;
import io.tessera.lwm2m.client.access.AccessRights;
import java.util.Optional;

/**
 * What a point becomes.
 *
 * @param client name of the LwM2M Client that shows it
 * @param object Object ID; 0: it stays hidden
 * @param instance Object Instance ID, or -1 for the next free one
 * @param conversion from the point's values to the Object's
 * @param units of the converted values
 * @param applicationType for a person to read
 * @param grant what servers may do with it; empty for what they may do with everything
 * @param sending what servers get of it without asking
 */
record Target(
        String client,
        int object,
        int instance,
        Conversion conversion,
        String units,
        String applicationType,
        Optional<AccessGrant> grant,
        Sending sending) {

    /** For every server alike. */
    Target(String client, int object, int instance, Conversion conversion, String units, String applicationType) {
        this(client, object, instance, conversion, units, applicationType, Optional.empty(), Sending.NOTHING);
    }

    /** The same in a client. */
    Target at(String itsClient) {
        return new Target(itsClient, object, instance, conversion, units, applicationType, grant, sending);
    }

    /** Whether the rule lets a server see it. */
    boolean isShownTo(int server) {
        return grant.isEmpty()
                || grant.get().rights().getOrDefault(server, AccessRights.NONE).include(AccessRights.READ);
    }

    boolean isHidden() {
        return object == 0;
    }
}
