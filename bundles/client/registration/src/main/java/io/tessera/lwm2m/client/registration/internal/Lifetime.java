// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.client.spi.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a registration ends, and when it must be refreshed so that it doesn't (Core 1.2, 6.2.2). */
final class Lifetime {

    /** What a message may take until its sender gives up, MAX_TRANSMIT_WAIT (RFC 7252, 4.8.2). */
    private static final Duration TRANSMIT_WAIT = Duration.ofSeconds(93);

    private Lifetime() {}

    /** Whether the server forgot the client by now, so that an Update would be in vain. */
    static boolean isOver(Registration registration, Instant now) {
        return registration.lifetime() > 0
                && !registration
                        .confirmed()
                        .plusSeconds(registration.lifetime())
                        .isAfter(now);
    }

    /**
     * As late as leaves time to repeat an Update that gets lost, but not before half the lifetime, and up to a tenth
     * earlier, so that a fleet spreads.
     *
     * @return empty if the lifetime doesn't end
     */
    static Optional<Duration> untilRefresh(Registration registration, Instant now, Settings settings) {
        if (registration.lifetime() == 0) {
            return Optional.empty();
        }
        var lifetime = Duration.ofSeconds(registration.lifetime());
        var half = lifetime.dividedBy(2);
        var latest = lifetime.minus(TRANSMIT_WAIT);
        var chosen = settings.earlier(latest.compareTo(half) > 0 ? latest : half);
        var left = Duration.between(now, registration.confirmed().plus(chosen));
        if (left.isNegative()) {
            return Optional.of(Duration.ZERO);
        }
        return Optional.of(left.compareTo(chosen) > 0 ? chosen : left);
    }
}
