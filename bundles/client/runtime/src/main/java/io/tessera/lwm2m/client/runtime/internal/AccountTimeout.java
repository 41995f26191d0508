// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Client;
import java.time.Clock;
import java.time.Duration;

/**
 * Deletes the account of the Bootstrap-Server when its time after a successful bootstrap is over (/0/x/12; Core 1.2,
 * 6.1.3.3). Only on the engine.
 */
final class AccountTimeout {

    /** A timer far away is set again on the way: so long is none. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Engine engine;
    private final Clock clock;
    private final Provenance provenance;
    private final Runnable purge;
    private Client.Timer timer = () -> {};

    /** @param purge is told when it is time; until that changed something, it is told again */
    AccountTimeout(Engine engine, Clock clock, Provenance provenance, Runnable purge) {
        this.engine = engine;
        this.clock = clock;
        this.provenance = provenance;
        this.purge = purge;
    }

    /** The time may be another one. */
    void check() {
        timer.cancel();
        long due = provenance.state().purge();
        if (due == 0) {
            return;
        }
        long left = due - clock.millis();
        if (left > 0) {
            timer = engine.schedule(Duration.ofMillis(Math.min(left, LONGEST.toMillis())), this::check);
            return;
        }
        purge.run();
    }
}
