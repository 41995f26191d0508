// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import io.tessera.lwm2m.platform.packages.Progress;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The software as it is now, which the client's engine, the worker and the installer move on; nobody waits for another. */
final class Current {

    private static final Logger LOG = LoggerFactory.getLogger(Current.class);

    private final Progress<Status> status;
    private final int instance;

    /** @param changed is told what was and what is */
    Current(int instance, BiConsumer<Status, Status> changed) {
        this.instance = instance;
        status = new Progress<>(Status.START, changed);
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
        return status.restore(kept);
    }

    /** What is under way counts no more. */
    void leave() {
        status.move(before -> Optional.of(before.anew("")));
    }

    /** From now on nothing moves on. */
    void close() {
        status.close();
    }

    /** Moves on outside the table, after a restart. */
    void become(Status before, Phase phase, String why) {
        var next = new Status(phase, before.job() + 1, "", before.content(), before.installed(), why);
        status.move(now -> now == before ? Optional.of(next) : Optional.empty());
    }

    /** Moves on, whatever package it is about. */
    boolean advance(Event event, UnaryOperator<Status> detail) {
        return advance(-1, event, detail);
    }

    /** Moves on, if that package still matters and the event is one that can happen now. */
    boolean advance(long job, Event event, UnaryOperator<Status> detail) {
        return status.move(before -> job >= 0 && job != before.job()
                ? Optional.empty()
                : before.phase().on(event).map(phase -> detail.apply(before.to(phase))));
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
