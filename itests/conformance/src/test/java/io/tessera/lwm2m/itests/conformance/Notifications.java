// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The notifications of one observation, as they pass on the wire. */
record Notifications(Wire wire, Seen observe) {

    /** For what may keep a message from leaving on time on a busy machine. */
    private static final Duration LATE = Duration.ofSeconds(4);

    private static final Duration EARLY = Duration.ofMillis(400);

    static Notifications of(Pair pair, Done observed) {
        assertThat(observed.request().message().getOptions().getObserve()).isZero();
        assertThat(observed.answer().message().getOptions().hasObserve())
                .as("it is observed")
                .isTrue();
        return new Notifications(pair.wire(), observed.request());
    }

    /** The next one. */
    Seen next(Seen last) throws InterruptedException {
        return wire.await(last.number() + 1, "notification", seen -> isNew(seen, last));
    }

    /** Not one that is sent again. */
    private boolean isNew(Seen seen, Seen last) {
        return seen.answers(observe)
                && seen.message().getMID() != last.message().getMID();
    }

    /** That many come, each with a distance within these periods from the one before. */
    List<Seen> come(int count, int pmin, int pmax) throws InterruptedException {
        return comeAfter(wire.answer(observe), count, pmin, pmax);
    }

    /** The same, after that one. */
    List<Seen> comeAfter(Seen first, int count, int pmin, int pmax) throws InterruptedException {
        var all = new ArrayList<Seen>();
        var last = first;
        for (int i = 0; i < count; i++) {
            var next = next(last);
            var distance = Duration.ofNanos(next.nanos() - last.nanos());
            assertThat(distance)
                    .as("between %s and %s", last, next)
                    .isBetween(
                            Duration.ofSeconds(pmin).minus(EARLY),
                            Duration.ofSeconds(pmax).plus(LATE));
            assertThat(next.code()).isEqualTo("2.05");
            assertThat(next.message().getOptions().hasObserve()).isTrue();
            all.add(next);
            last = next;
        }
        return all;
    }

    /** None of these comes any more. */
    static void ended(int pmax, Notifications... all) throws InterruptedException {
        var wire = all[0].wire;
        assertThat(wire.isQuiet(Duration.ofSeconds(pmax + 1L), seen -> Arrays.stream(all)
                        .anyMatch(one -> seen.answers(one.observe))))
                .as("no further notification, %s", wire.since(all[0].observe.number()))
                .isTrue();
    }
}
