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
 * @param sequences how many sequences, /1/x/20; 0 for any number
 */
record RetryTimes(long count, long timer, long sequenceDelay, long sequences) {

    /** So many quick attempts come before the first sequence. */
    static final int QUICK = 6;

    private static final int COUNT = 17;
    private static final int TIMER = 18;
    private static final int SEQUENCE_DELAY = 19;
    private static final int SEQUENCES = 20;
    private static final long LONGEST = Duration.ofDays(365).toSeconds();

    RetryTimes {
        count = Math.min(Math.max(count, 1), 1000);
        timer = Math.min(Math.max(timer, 1), LONGEST);
        sequenceDelay = Math.min(Math.max(sequenceDelay, 1), LONGEST);
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
            case COUNT -> new RetryTimes(value, timer, sequenceDelay, sequences);
            case TIMER -> new RetryTimes(count, value, sequenceDelay, sequences);
            case SEQUENCE_DELAY -> new RetryTimes(count, timer, value, sequences);
            case SEQUENCES -> new RetryTimes(count, timer, sequenceDelay, value);
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
        long attempt = failed - QUICK;
        long place = (attempt - 1) % count;
        boolean endsSequence = place == count - 1;
        if (endsSequence && sequences > 0 && attempt / count >= sequences) {
            return Optional.empty();
        }
        long doubled = place > 30 ? LONGEST : Math.min(LONGEST, timer << place);
        return Optional.of(Duration.ofSeconds(endsSequence ? sequenceDelay : doubled));
    }
}
