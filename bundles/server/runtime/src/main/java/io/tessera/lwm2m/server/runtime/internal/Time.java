// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What time it is, in two ways: a clock to show, which may be set, and one for intervals, which only runs forward.
 *
 * @param clock to show
 * @param nanoTime for intervals
 */
record Time(Clock clock, LongSupplier nanoTime) {

    static final Time SYSTEM = new Time(Clock.systemUTC(), System::nanoTime);

    private static final long LONGEST = Long.MAX_VALUE / 4;

    long nanos() {
        return nanoTime.getAsLong();
    }

    /** The moment that far ahead; capped at some decades. */
    long after(Duration duration) {
        boolean countable = duration.toSeconds() < LONGEST / 1_000_000_000L;
        return nanos() + (countable ? duration.toNanos() : LONGEST);
    }

    /** How long until that moment; not negative. */
    Duration until(long moment) {
        return Duration.ofNanos(Math.max(0, moment - nanos()));
    }

    boolean isPast(long moment) {
        return nanos() - moment >= 0;
    }
}
