// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How to register at one server (Core 1.2, 6.2.1.1 and appendix E.2), with the defaults of table 6.2.1.1-1.
 *
 * @param priority /1/x/13; empty: the server isn't part of the order
 * @param initialDelay /1/x/14, before the first attempt
 * @param blocks /1/x/15: whether the servers after it wait until this one accepts
 * @param bootstrap /1/x/16: whether a failure asks for a bootstrap
 * @param retries /1/x/17 to 20
 */
record Rules(OptionalLong priority, Duration initialDelay, boolean blocks, boolean bootstrap, RetryTimes retries) {

    private static final int PRIORITY = 13;
    private static final int INITIAL_DELAY = 14;
    private static final int BLOCKS = 15;
    private static final int BOOTSTRAP = 16;
    private static final long LONGEST = Duration.ofDays(365).toSeconds();

    /** What holds where a Server Instance says nothing. */
    static Rules defaults(RetryTimes retries) {
        return new Rules(OptionalLong.empty(), Duration.ZERO, false, true, retries);
    }

    /** These, but for what a Server Instance says itself. */
    Rules with(List<PathValue> serverInstance) {
        var values = new HashMap<Integer, Value>();
        for (var entry : serverInstance) {
            if (entry.path().depth() == 3) {
                values.put(entry.path().resource(), entry.value());
            }
        }
        var delay = number(values, INITIAL_DELAY).stream().map(Rules::atMostAYear);
        return new Rules(
                number(values, PRIORITY),
                delay.mapToObj(Duration::ofSeconds).findFirst().orElse(initialDelay),
                flag(values, BLOCKS, blocks),
                flag(values, BOOTSTRAP, bootstrap),
                retries.with(serverInstance));
    }

    /** The number is unsigned: what looks negative is very large. */
    private static long atMostAYear(long seconds) {
        return seconds < 0 ? LONGEST : Math.min(seconds, LONGEST);
    }

    private static OptionalLong number(Map<Integer, Value> values, int resource) {
        var value = values.get(resource);
        if (value instanceof Value.UnsignedIntegerValue number) {
            return OptionalLong.of(number.value());
        }
        return value instanceof Value.IntegerValue number ? OptionalLong.of(number.value()) : OptionalLong.empty();
    }

    private static boolean flag(Map<Integer, Value> values, int resource, boolean otherwise) {
        return values.get(resource) instanceof Value.BooleanValue flag ? flag.value() : otherwise;
    }
}
