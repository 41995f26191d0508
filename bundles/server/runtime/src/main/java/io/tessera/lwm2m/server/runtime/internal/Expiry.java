// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.Registration;
import java.time.Duration;
import java.util.function.Consumer;

/** Watches lifetimes (Core 1.2, 6.2.1). */
final class Expiry {

    private final Time time;
    private final Scheduler scheduler;
    private final Lanes lanes;
    private final Consumer<Registration> ended;

    /** @param ended is told on the endpoint's lane when a lifetime ended */
    Expiry(Time time, Scheduler scheduler, Lanes lanes, Consumer<Registration> ended) {
        this.time = time;
        this.scheduler = scheduler;
        this.lanes = lanes;
        this.ended = ended;
    }

    /** Watches a whole lifetime from now on. */
    void watch(RegisteredClient client) {
        watch(client, client.registration().lifetime());
    }

    /**
     * Watches one from now on, and no longer by what it was told before. Most clients update long before their lifetime
     * ends: the timer that is set already is left alone, and looks again when it was too early.
     *
     * @param left of its lifetime, unless that is without end
     */
    void watch(RegisteredClient client, Duration left) {
        if (client.registration().lifetime().isZero()) {
            ignore(client);
            return;
        }
        long end = time.after(left);
        client.expiry(end);
        if (!client.looksBefore(end)) {
            lookAfter(client, left);
        }
    }

    /** Watches it no more. */
    void ignore(RegisteredClient client) {
        client.neverLooks();
        client.expiry(time.nanos() + Long.MAX_VALUE);
    }

    private void lookAfter(RegisteredClient client, Duration left) {
        var endpoint = client.registration().endpoint();
        client.looks(time.after(left), scheduler.schedule(left, () -> lanes.execute(endpoint, () -> look(client))));
    }

    private void look(RegisteredClient client) {
        if (time.isPast(client.expiry())) {
            ended.accept(client.registration());
            return;
        }
        if (client.hasLooked(time)) {
            lookAfter(client, time.until(client.expiry()));
        }
    }
}
