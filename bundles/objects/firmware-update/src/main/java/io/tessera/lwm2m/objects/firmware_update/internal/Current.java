// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import io.tessera.lwm2m.objects.firmware_update.internal.Step.Effect;
import io.tessera.lwm2m.platform.packages.Progress;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** The update as it is now, which the client's engine and the worker both move on; neither waits for the other. */
final class Current {

    private final Progress<Status> status;
    private final AtomicReference<Terms> terms;
    private final Clock clock;

    Current(Clock clock, Terms terms, BiConsumer<Status, Status> changed) {
        this.clock = clock;
        this.terms = new AtomicReference<>(terms);
        status = new Progress<>(Status.START, changed);
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
        return status.restore(kept);
    }

    /** From now on nothing moves on: the next one takes up what is kept. */
    void close() {
        status.close();
    }

    boolean isClosed() {
        return status.isClosed();
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
        var effect = new AtomicReference<>(Effect.NONE);
        status.move(before -> {
            if (job >= 0 && job != before.job()) {
                effect.set(Effect.NONE);
                return Optional.empty();
            }
            var step = before.phase().on(event);
            effect.set(step.effect());
            boolean stays = step.next() == before.phase();
            return stays ? Optional.empty() : Optional.of(detail.apply(before.with(step, clock.instant())));
        });
        return effect.get();
    }
}
