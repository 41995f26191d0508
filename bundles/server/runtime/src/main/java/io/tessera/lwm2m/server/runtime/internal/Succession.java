// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.spi.ServerState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on what this server knows of its clients, and takes up what one before it knew. */
final class Succession {

    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

    private final UUID origin = UUID.randomUUID();
    private final Time time;
    private final RegistrationStore registrations;
    private final ObservationStore observations;
    private final Outgoing outgoing;
    private final Expiry expiry;

    Succession(
            Time time,
            RegistrationStore registrations,
            ObservationStore observations,
            Outgoing outgoing,
            Expiry expiry) {
        this.time = time;
        this.registrations = registrations;
        this.observations = observations;
        this.outgoing = outgoing;
        this.expiry = expiry;
    }

    ServerState state() {
        return new ServerState(origin, List.copyOf(registrations.all()), observations.accepted());
    }

    /** Nothing of its own, and nothing where clients are already. */
    void takeUp(ServerState state) {
        if (state.origin().equals(origin) || !registrations.all().isEmpty()) {
            return;
        }
        state.registrations().forEach(registration -> takeUp(registration, registration.expires()));
        state.observations().forEach(observations::put);
        if (!state.registrations().isEmpty()) {
            LOG.info("{} registrations carried over", registrations.all().size());
        }
    }

    /** One of a store, which knows only roughly when the client was heard. */
    void takeUpKept(Registration registration) {
        takeUp(registration, Precision.end(registration));
    }

    /** One that has expired is left out. */
    private void takeUp(Registration registration, Instant end) {
        if (!end.isAfter(time.clock().instant())) {
            return;
        }
        var client = new RegisteredClient(registration, outgoing.outbox(registration));
        try {
            registrations.add(client);
        } catch (RequestRefused full) {
            LOG.warn("{} is dropped: {}", registration, full.diagnostic());
            return;
        }
        expiry.watch(client, Duration.between(time.clock().instant(), end));
        client.outbox().openAsleep();
    }
}
