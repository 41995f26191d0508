// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.spi.ServerAccount;
import io.tessera.lwm2m.model.NotificationAttributes;

/**
 * The Minimum and Maximum Period in force, or the Minimum and Maximum Evaluation Period (Core 1.2, 7.3.2).
 *
 * @param minimum milliseconds; 0 for none
 * @param maximum milliseconds; 0 for none
 */
record Periods(long minimum, long maximum) {

    /** What isn't attached comes from the Server Instance; a maximum below the minimum counts for nothing. */
    static Periods of(NotificationAttributes inForce, ServerAccount account) {
        long minimum = inForce.pmin() != null ? inForce.pmin() : account.defaultMinimumPeriod();
        long maximum = inForce.pmax() != null ? inForce.pmax() : account.defaultMaximumPeriod();
        return new Periods(minimum * 1000, maximum < minimum ? 0 : maximum * 1000);
    }

    /** How seldom and how often the value is looked at. */
    static Periods ofSampling(NotificationAttributes inForce) {
        long minimum = inForce.epmin() != null ? inForce.epmin() : 0;
        long maximum = inForce.epmax() != null ? inForce.epmax() : 0;
        return new Periods(minimum * 1000, maximum < minimum ? 0 : maximum * 1000);
    }

    /** Of several paths: as rarely as the one wants it, and as often as the other does. */
    Periods and(Periods other) {
        long soonest = maximum == 0 || other.maximum == 0
                ? Math.max(maximum, other.maximum)
                : Math.min(maximum, other.maximum);
        long quiet = Math.max(minimum, other.minimum);
        return new Periods(quiet, soonest < quiet ? 0 : soonest);
    }

    /** Whether there must be a notification now, changed or not. A clock that went back counts as time over. */
    boolean isOver(long lastSent, long now) {
        return maximum > 0 && (now - lastSent >= maximum || now < lastSent);
    }

    /** How long there may be no notification yet; 0 or less if there may. */
    long quietFor(long lastSent, long now) {
        return now < lastSent ? 0 : lastSent + minimum - now;
    }

    /** How long until it is over; {@link Long#MAX_VALUE} for never. */
    long left(long last, long now) {
        return maximum == 0 ? Long.MAX_VALUE : Math.max(0, maximum - (now - last));
    }
}
