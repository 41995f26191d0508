// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import io.tessera.lwm2m.objects.firmware_update.internal.Step.Effect;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** The update as it is now, which the client's engine and the worker both move on; neither waits for the other. */
final class Current {

    private final AtomicReference<Status> status = new AtomicReference<>(Status.START);
    private final AtomicReference<Terms> terms;
    private final Clock clock;
    private volatile boolean closed;
    private final BiConsumer<Status, Status> changed;

    Current(Clock clock, Terms terms, BiConsumer<Status, Status> changed) {
        this.clock = clock;
        this.terms = new AtomicReference<>(terms);
        this.changed = changed;
    }

    Status status() {
        return status.get();
    }

    long job() {
        return status.get().job();
    }

    Terms terms() {
        return terms.get();
    }

    void terms(UnaryOperator<Terms> change) {
        terms.updateAndGet(change);
    }

    /** What was kept counts only while nothing has happened yet. */
    boolean restore(Status kept) {
        return status.compareAndSet(Status.START, kept);
    }

    /** From now on nothing moves on: the next one takes up what is kept. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /** Moves on, whatever package it is about. */
    Effect advance(Event event, UnaryOperator<Status> detail) {
        return advance(-1, event, detail);
    }

    /**
     * Moves on, if that package still matters.
     *
     * @param detail is added to the next status, if there is one
     */
    Effect advance(long job, Event event, UnaryOperator<Status> detail) {
        while (true) {
            var before = status.get();
            if (closed || (job >= 0 && job != before.job())) {
                return Effect.NONE;
            }
            var step = before.phase().on(event);
            boolean stays = step.next() == before.phase();
            if (stays) {
                return step.effect();
            }
            var after = detail.apply(before.with(step, clock.instant()));
            if (status.compareAndSet(before, after)) {
                changed.accept(before, after);
                return step.effect();
            }
        }
    }
}
