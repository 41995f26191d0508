// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.spi.Server.Timer;

/** A registration with what the runtime keeps beside it. Changed on the endpoint's lane only. */
final class RegisteredClient {

    private final Outbox outbox;
    private volatile Registration registration;
    private volatile long expiry;
    private Timer timer = () -> {};

    RegisteredClient(Registration registration, Outbox outbox) {
        this.registration = registration;
        this.outbox = outbox;
    }

    Registration registration() {
        return registration;
    }

    void registration(Registration changed) {
        registration = changed;
    }

    Outbox outbox() {
        return outbox;
    }

    /** When it ends, in nanoseconds of {@link Time}. */
    long expiry() {
        return expiry;
    }

    void expiry(long moment) {
        expiry = moment;
    }

    /** What will look whether it has ended; the one before is cancelled. */
    void timer(Timer next) {
        timer.cancel();
        timer = next;
    }
}
