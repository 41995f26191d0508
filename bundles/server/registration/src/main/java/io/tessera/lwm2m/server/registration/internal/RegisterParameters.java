// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.registration.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.server.Lwm2mVersion;
import io.tessera.lwm2m.server.ObjectLinks;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.transport.Peer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Register says beside its list of Objects (Core 1.2, 6.2.1).
 *
 * @param endpoint empty where it is left to the credentials, which 1.0 doesn't allow
 * @param profiles in 1.2; an earlier version doesn't know them
 * @param attributes what the specification doesn't name
 */
record RegisterParameters(
        Optional<String> endpoint,
        Lwm2mVersion version,
        Duration lifetime,
        String binding,
        boolean queueMode,
        String smsNumber,
        List<String> profiles,
        Map<String, String> attributes) {

    private static final List<String> KNOWN = List.of("ep", "lwm2m", "lt", "b", "Q", "sms");
    private static final Duration DEFAULT_LIFETIME = Duration.ofDays(1);
    private static final String DEFAULT_BINDING = "U";

    /** @throws RequestRefused with 4.00 if a parameter is missing, double or malformed; 4.12 for the version */
    static RegisterParameters of(List<String> options) throws RequestRefused {
        var query = new Query(options, KNOWN);
        var version = Parameters.version(query.take("lwm2m").orElseThrow(() -> Parameters.refused("lwm2m is missing")));
        var endpoint = endpoint(query, version);
        var lifetime = lifetime(query);
        var binding = Parameters.binding(query.take("b").orElse(DEFAULT_BINDING), version);
        boolean queueMode = queueMode(query, version, binding);
        var sms = query.take("sms").orElse("");
        var profiles = Parameters.profiles(query, version);
        return new RegisterParameters(endpoint, version, lifetime, binding, queueMode, sms, profiles, query.rest());
    }

    Registration registration(String id, String name, Peer peer, String via, ObjectLinks objects, Instant now) {
        return new Registration(
                id,
                name,
                peer,
                via,
                version,
                lifetime,
                binding,
                queueMode,
                smsNumber,
                objects,
                profiles,
                attributes,
                now,
                now);
    }

    private static Optional<String> endpoint(Query query, Lwm2mVersion version) throws RequestRefused {
        var name = query.take("ep");
        if (name.isPresent()) {
            return Optional.of(Parameters.endpoint(name.get()));
        }
        if (!version.isAtLeast(Lwm2mVersion.V1_1)) {
            throw Parameters.refused("ep is missing");
        }
        return name;
    }

    private static Duration lifetime(Query query) throws RequestRefused {
        var text = query.take("lt");
        return text.isPresent() ? Parameters.lifetime(text.get()) : DEFAULT_LIFETIME;
    }

    private static boolean queueMode(Query query, Lwm2mVersion version, String binding) {
        boolean inBinding = binding.indexOf('Q') >= 0;
        return inBinding || (version.isAtLeast(Lwm2mVersion.V1_1) && query.takeFlag("Q"));
    }
}
