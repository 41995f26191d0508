// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.client.spi.Registration;
import java.time.Instant;
import java.util.List;

/**
 * What a server is told of the client, so that an Update can say only what changed.
 *
 * @param lifetime seconds
 * @param binding letters, with a Q at the end for queue mode
 * @param links the object list in CoRE Link format
 */
record Told(long lifetime, String binding, String links) {

    static Told in(Registration registration) {
        return new Told(registration.lifetime(), registration.binding(), registration.links());
    }

    /** The server accepted all this. */
    Registration confirmed(List<String> location, Version version, Instant now) {
        return new Registration(
                Registration.Status.REGISTERED,
                location,
                version.toString(),
                lifetime,
                binding,
                links,
                now,
                Instant.EPOCH,
                "");
    }
}
