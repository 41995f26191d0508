// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.spi.Server.Timer;
import java.time.Instant;

/** A registration with what the runtime keeps beside it. Changed on the endpoint's lane only. */
final class RegisteredClient {

    private static final Timer NONE = () -> {};

    private final Outbox outbox;
    private volatile Registration registration;
    private volatile long expiry;
    private Timer timer = NONE;
    private long looks;
    private Instant kept;

    RegisteredClient(Registration registration, Outbox outbox) {
        this.registration = registration;
        this.outbox = outbox;
        this.kept = registration.updated();
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

    /** Whether something will look at that moment, or before it. */
    boolean looksBefore(long moment) {
        return timer != NONE && looks - moment <= 0;
    }

    /** Something will look then whether it has ended; what would have looked at another time doesn't. */
    void looks(long moment, Timer next) {
        timer.cancel();
        timer = next;
        looks = moment;
    }

    void neverLooks() {
        looks(0, NONE);
    }

    /** Whether the moment has come; a look that was called off too late finds another one ahead. */
    boolean hasLooked(Time time) {
        return timer != NONE && time.isPast(looks);
    }

    /** When it was heard last, as far as the store knows. */
    Instant kept() {
        return kept;
    }

    void kept(Instant heard) {
        kept = heard;
    }
}
