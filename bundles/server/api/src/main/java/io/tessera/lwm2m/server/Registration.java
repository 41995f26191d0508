// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import io.tessera.lwm2m.transport.Peer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A client that is registered (Core 1.2, 6.2). A value: an Update makes a new one with the same id.
 *
 * @param id the last segment of the location {@code /rd/<id>}; random
 * @param endpoint the Endpoint Client Name
 * @param peer where it is, and who it proved to be
 * @param via the name of the transport endpoint that it registered at, and is reached by
 * @param version of the enabler that it asked for
 * @param lifetime after which it counts as gone unless it updates; zero: never
 * @param binding the Binding Modes as registered, such as {@code U}, or {@code UQ} in 1.0
 * @param queueMode whether it sleeps, and hears nothing while it does
 * @param smsNumber where it can be triggered; empty if it didn't say
 * @param objects what it has
 * @param profiles the Profile IDs that it gave in the place of its list of Objects, or with it, such as {@code
 *     6:1234abcd}; in 1.2, and mostly none
 * @param attributes further parameters of its Register, by name; no value is an empty text
 * @param registered when it registered
 * @param updated when it registered or updated last
 */
public record Registration(
        String id,
        String endpoint,
        Peer peer,
        String via,
        Lwm2mVersion version,
        Duration lifetime,
        String binding,
        boolean queueMode,
        String smsNumber,
        ObjectLinks objects,
        List<String> profiles,
        Map<String, String> attributes,
        Instant registered,
        Instant updated) {

    public Registration {
        profiles = List.copyOf(profiles);
        attributes = Map.copyOf(attributes);
    }

    /** When it counts as gone unless it updates before; {@link Instant#MAX}: never. */
    public Instant expires() {
        return lifetime.isZero() ? Instant.MAX : updated.plus(lifetime);
    }

    /** Endpoint and id, for logs. */
    @Override
    public String toString() {
        return endpoint + " (/rd/" + id + ")";
    }
}
