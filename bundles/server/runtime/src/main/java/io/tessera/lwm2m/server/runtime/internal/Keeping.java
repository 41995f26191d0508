// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.spi.Tracked;
import io.tessera.lwm2m.server.store.ServerStore;
import io.tessera.lwm2m.transport.Token;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Joins the server with a store that comes and goes. What was there when the first one came is the server's past, and is
 * taken up; a store that comes later is told what there is now.
 */
final class Keeping {

    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

    /** So long after the last notification any sequence number is a fresh one (RFC 7641, 3.4). */
    private static final long LONG_AGO = 129_000_000_000L;

    private final Durable durable;
    private final RegistrationStore registrations;
    private final ObservationStore observations;
    private final ProfileStore profiles;
    private final Lanes lanes;
    private final Time time;
    private final Consumer<Registration> restoring;
    private boolean begun;

    /** @param restoring takes up a registration, unless it has expired */
    Keeping(
            Durable durable,
            RegistrationStore registrations,
            ObservationStore observations,
            ProfileStore profiles,
            Lanes lanes,
            Time time,
            Consumer<Registration> restoring) {
        this.durable = durable;
        this.registrations = registrations;
        this.observations = observations;
        this.profiles = profiles;
        this.lanes = lanes;
        this.time = time;
        this.restoring = restoring;
    }

    synchronized void begin(ServerStore store) {
        var kept = begun ? List.<Durable.Kept>of() : Durable.read(store);
        if (begun) {
            Durable.clear(store);
        }
        begun = true;
        durable.use(store);
        profiles.takeUp(store);
        var present = registrations.all();
        kept.forEach(one -> inTurn(present.isEmpty(), one.registration().endpoint(), () -> takeUp(one)));
        present.forEach(one -> lanes.execute(one.endpoint(), () -> keep(one.endpoint())));
        if (!kept.isEmpty()) {
            LOG.info("{} registrations were in the store", kept.size());
        }
    }

    synchronized void end(ServerStore store) {
        durable.leave(store);
    }

    /** Nobody else is on any lane while nobody is registered. */
    private void inTurn(boolean alone, String endpoint, Runnable task) {
        if (alone) {
            task.run();
            return;
        }
        lanes.execute(endpoint, task);
    }

    private void takeUp(Durable.Kept kept) {
        var now = registrations.byEndpoint(kept.registration().endpoint());
        if (now.isPresent()) {
            durable.removeObservations(kept);
            waitOn(kept, now.get());
            return;
        }
        restoring.accept(kept.registration());
        if (registrations.byId(kept.registration().id()).isEmpty()) {
            durable.remove(kept);
            return;
        }
        long heard = time.nanos() - LONG_AGO;
        waitOn(kept, kept.registration());
        for (var observation : kept.observations()) {
            var token = Token.of(HexFormat.of().parseHex(observation.id()));
            observations.put(new Tracked(observation, token, 0, heard));
        }
    }

    /** What waits was addressed below the client's root, so it waits on only if that is the same. */
    private void waitOn(Durable.Kept kept, Registration now) {
        if (!kept.registration().objects().root().equals(now.objects().root())) {
            durable.removeRequests(kept);
            return;
        }
        registrations.client(now.id()).ifPresent(client -> client.outbox().takeUp(kept.requests()));
    }

    private void keep(String endpoint) {
        registrations.byEndpoint(endpoint).ifPresent(durable::put);
        observations.of(endpoint).stream()
                .filter(tracked -> tracked.sequence() != Tracked.NEVER)
                .forEach(tracked -> durable.put(tracked.observation()));
    }
}
