// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How to register at one server (Core 1.2, 6.2.1.1 and appendix E.2), with the defaults of table 6.2.1.1-1.
 *
 * @param priority /1/x/13; empty: the server isn't part of the order
 * @param initialDelay /1/x/14, before the first attempt
 * @param blocks /1/x/15: whether the servers after it wait until this one accepts
 * @param bootstrap /1/x/16: whether a failure asks for a bootstrap
 * @param retries /1/x/17 to 20
 * @param reachableBySms /1/x/21; where it is absent, as the configuration has a number or not
 * @param versions /1/x/25: what the server speaks, as far as it is known here; none where nothing is said
 */
record Rules(
        OptionalLong priority,
        Duration initialDelay,
        boolean blocks,
        boolean bootstrap,
        RetryTimes retries,
        boolean reachableBySms,
        Set<Version> versions) {

    private static final int PRIORITY = 13;
    private static final int INITIAL_DELAY = 14;
    private static final int BLOCKS = 15;
    private static final int BOOTSTRAP = 16;
    private static final int TRIGGER = 21;
    private static final int VERSIONS = 25;
    private static final long LONGEST = Duration.ofDays(365).toSeconds();

    /** What holds where a Server Instance says nothing. */
    static Rules defaults(RetryTimes retries) {
        return new Rules(OptionalLong.empty(), Duration.ZERO, false, true, retries, true, Set.of());
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
                retries.with(serverInstance),
                flag(values, TRIGGER, reachableBySms),
                versions(serverInstance));
    }

    /** What to offer: the highest that the server speaks, if it is known to speak any of these. */
    Version offered(Version highest) {
        return versions.stream()
                .filter(version -> version.compareTo(highest) <= 0)
                .max(Comparator.naturalOrder())
                .orElse(highest);
    }

    /** Written as {@code 1.1} or {@code 1.1.1}. */
    private static Set<Version> versions(List<PathValue> serverInstance) {
        var versions = EnumSet.noneOf(Version.class);
        for (var entry : serverInstance) {
            boolean isOne = entry.path().depth() == 4 && entry.path().resource() == VERSIONS;
            if (isOne && entry.value() instanceof Value.StringValue text) {
                Version.of(text.value().replaceFirst("^(\\d+\\.\\d+)\\.\\d+$", "$1"))
                        .ifPresent(versions::add);
            }
        }
        return versions;
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
