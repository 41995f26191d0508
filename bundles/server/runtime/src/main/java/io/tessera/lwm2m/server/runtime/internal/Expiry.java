// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Watches lifetimes (Core 1.2, 6.2.1). */
final class Expiry {

    private final Time time;
    private final Scheduler scheduler;
    private final Lanes lanes;

    Expiry(Time time, Scheduler scheduler, Lanes lanes) {
        this.time = time;
        this.scheduler = scheduler;
        this.lanes = lanes;
    }

    /**
     * Watches one from now on, and no longer by what it was told before.
     *
     * @param now from when to count what is left of its lifetime
     * @param ended is told on the endpoint's lane when the lifetime ended
     */
    void watch(RegisteredClient client, Instant now, Consumer<Registration> ended) {
        var registration = client.registration();
        if (registration.lifetime().isZero()) {
            ignore(client);
            return;
        }
        var left = Duration.between(now, registration.expires());
        client.expiry(time.after(left));
        client.timer(scheduler.schedule(left, () -> lanes.execute(registration.endpoint(), () -> look(client, ended))));
    }

    /** Watches it no more. */
    void ignore(RegisteredClient client) {
        client.timer(() -> {});
        client.expiry(time.nanos() + Long.MAX_VALUE);
    }

    private void look(RegisteredClient client, Consumer<Registration> ended) {
        if (time.isPast(client.expiry())) {
            ended.accept(client.registration());
        }
    }
}
