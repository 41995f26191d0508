// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The software as it is now, which the client's engine, the worker and the installer move on; nobody waits for another. */
final class Current {

    private static final Logger LOG = LoggerFactory.getLogger(Current.class);

    private final AtomicReference<Status> status = new AtomicReference<>(Status.START);
    private final int instance;
    private final BiConsumer<Status, Status> changed;

    /** @param changed is told what was and what is */
    Current(int instance, BiConsumer<Status, Status> changed) {
        this.instance = instance;
        this.changed = changed;
    }

    int instance() {
        return instance;
    }

    Status status() {
        return status.get();
    }

    long job() {
        return status.get().job();
    }

    /** What was kept counts only while nothing has happened yet. */
    boolean restore(Status kept) {
        return status.compareAndSet(Status.START, kept);
    }

    /** What is under way counts no more. */
    void leave() {
        status.updateAndGet(before -> before.anew(""));
    }

    /** Moves on outside the table, after a restart. */
    void become(Status before, Phase phase, String why) {
        var next = new Status(phase, before.job() + 1, "", before.content(), before.installed(), why);
        if (status.compareAndSet(before, next)) {
            changed.accept(before, next);
        }
    }

    /** Moves on, whatever package it is about. */
    boolean advance(Event event, UnaryOperator<Status> detail) {
        return advance(-1, event, detail);
    }

    /** Moves on, if that package still matters and the event is one that can happen now. */
    boolean advance(long job, Event event, UnaryOperator<Status> detail) {
        while (true) {
            var before = status.get();
            var after = job >= 0 && job != before.job()
                    ? Optional.<Status>empty()
                    : before.phase().on(event).map(phase -> detail.apply(before.to(phase)));
            if (after.isEmpty()) {
                return false;
            }
            if (status.compareAndSet(before, after.get())) {
                changed.accept(before, after.get());
                return true;
            }
        }
    }

    /** Something failed, and servers can read why. */
    void broken(long job, Event event, Result result, Throwable failure) {
        var why = String.valueOf(cause(failure).getMessage());
        LOG.warn("/9/{}: {}", instance, why);
        advance(job, event, after -> after.broken(result, why));
    }

    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
