// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.client.spi.Registration;
import io.tessera.lwm2m.client.spi.Registration.Status;
import java.time.Instant;

/** Where a registration goes on after the interface or the process was replaced. */
final class Resumption {

    private Resumption() {}

    /** @param preferred offered unless the server refused it and a lower one is remembered */
    static State of(Registration registration, Version preferred, Instant now) {
        var version = Version.of(registration.version())
                .filter(remembered -> remembered.compareTo(preferred) < 0)
                .orElse(preferred);
        if (registration.isRegistered() && !Lifetime.isOver(registration, now)) {
            return new State.Registered(version, false);
        }
        boolean isAway =
                registration.status() == Status.DISABLED && registration.until().isAfter(now);
        return isAway ? new State.Disabled(version) : new State.Queued(version);
    }
}
