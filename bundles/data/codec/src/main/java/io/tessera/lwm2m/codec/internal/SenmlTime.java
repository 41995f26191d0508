// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.PathValue;
import java.time.Clock;

/**
 * What base time and time mean together: below 2^28 seconds relative to now, else since 1970, and zero is now (RFC 8428,
 * 4.5.3). LwM2M JSON took over an earlier draft, in which only negative times are relative.
 */
final class SenmlTime {

    private static final long NANOS = 1_000_000_000;

    /** From here on times are absolute: about July 1978. */
    static final long ABSOLUTE = (1L << 28) * NANOS;

    private SenmlTime() {}

    static long resolve(long base, long time, long absoluteFrom, Clock clock) throws MalformedContent {
        if ((base | time) == 0) {
            return PathValue.UNTIMED;
        }
        try {
            long sum = Math.addExact(base, time);
            if (sum == 0) {
                return PathValue.UNTIMED;
            }
            return sum >= absoluteFrom ? sum : Math.addExact(sum, now(clock));
        } catch (ArithmeticException e) {
            throw new MalformedContent("a time out of range");
        }
    }

    static long now(Clock clock) {
        var now = clock.instant();
        return now.getEpochSecond() * NANOS + now.getNano();
    }
}
