// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When to try again to register (Core 1.2, table 6.2.1.1-1): {@code timer × 2^(n-1)} after the n-th attempt of a
 * sequence, then a long pause, then the next sequence. The very first attempt counts as one attempt that is made up of
 * quick ones after 1, 2, 4 … 32 s, as long as there is no answer, or one that a server gives while it starts: one that
 * comes up a little later than its gateway is found within seconds.
 *
 * @param count attempts in a sequence, /1/x/17
 * @param timer seconds, /1/x/18
 * @param sequenceDelay seconds, /1/x/19
 * @param sequences how many sequences until registering counts as failed, /1/x/20
 * @param endless whether sequences go on after that: so where /1/x/20 says nothing, so that a gateway that nobody
 *     bootstraps finds its server some day
 */
record RetryTimes(long count, long timer, long sequenceDelay, long sequences, boolean endless) {

    /** So many quick attempts come before the first sequence. */
    static final int QUICK = 6;

    private static final int COUNT = 17;
    private static final int TIMER = 18;
    private static final int SEQUENCE_DELAY = 19;
    private static final int SEQUENCES = 20;
    private static final long LONGEST = Duration.ofDays(365).toSeconds();
    /** MAX_VALUE of /1/x/19: no other sequence. Servers mean it with 32 bits or with 64. */
    private static final long MAX_VALUE = 0xFFFF_FFFFL;

    RetryTimes {
        count = between(1, count, 1000);
        timer = between(1, timer, LONGEST);
        sequenceDelay = between(1, sequenceDelay, MAX_VALUE);
        sequences = between(1, sequences, MAX_VALUE);
    }

    /** The number is unsigned: what looks negative is very large. */
    private static long between(long least, long number, long most) {
        return number < 0 ? most : Math.min(Math.max(number, least), most);
    }

    /** These, but for what a Server Instance says itself. */
    RetryTimes with(List<PathValue> serverInstance) {
        var changed = this;
        for (var entry : serverInstance) {
            if (entry.path().depth() == 3 && entry.value() instanceof Value.UnsignedIntegerValue number) {
                changed = changed.with(entry.path().resource(), number.value());
            }
            if (entry.path().depth() == 3 && entry.value() instanceof Value.IntegerValue number) {
                changed = changed.with(entry.path().resource(), number.value());
            }
        }
        return changed;
    }

    private RetryTimes with(int resource, long value) {
        return switch (resource) {
            case COUNT -> new RetryTimes(value, timer, sequenceDelay, sequences, endless);
            case TIMER -> new RetryTimes(count, value, sequenceDelay, sequences, endless);
            case SEQUENCE_DELAY -> new RetryTimes(count, timer, value, sequences, endless);
            case SEQUENCES -> new RetryTimes(count, timer, sequenceDelay, value, false);
            default -> this;
        };
    }

    /**
     * How long to wait.
     *
     * @param failed how many attempts failed, quick ones included; 1 or more
     * @return empty if there is to be no other attempt
     */
    Optional<Duration> after(int failed) {
        if (failed <= QUICK) {
            return Optional.of(Duration.ofSeconds(1L << (failed - 1)));
        }
        long attempt = (long) failed - QUICK;
        if (attempt % count == 0) {
            return afterSequence(attempt / count);
        }
        long place = (attempt - 1) % count;
        long doubled = place > 30 ? LONGEST : Math.min(LONGEST, timer << place);
        return Optional.of(Duration.ofSeconds(doubled));
    }

    private Optional<Duration> afterSequence(long sequence) {
        boolean isLast = sequenceDelay == MAX_VALUE || !endless && sequence >= sequences;
        return isLast ? Optional.empty() : Optional.of(Duration.ofSeconds(Math.min(sequenceDelay, LONGEST)));
    }

    /** Whether registering counts as failed now: as many sequences came to nothing as there are to be. */
    boolean isExhausted(int failed) {
        long attempt = (long) failed - QUICK;
        if (attempt <= 0 || attempt % count != 0) {
            return false;
        }
        return sequenceDelay == MAX_VALUE || attempt / count % sequences == 0;
    }
}
