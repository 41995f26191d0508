// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers calls when their clients do, or with 504 when they don't. */
final class Answering {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private final ScheduledExecutorService timer;
    private final int timeout;
    private final Set<Call> waiting = ConcurrentHashMap.newKeySet();
    private final Problem stopped = Problem.unavailable("This interface is stopped or replaced", 5);
    private volatile boolean closed;

    /** @param timeout in seconds */
    Answering(ScheduledExecutorService timer, int timeout) {
        this.timer = timer;
        this.timeout = timeout;
    }

    <T> void answer(Call call, CompletionStage<T> stage, Function<T, Reply> reply) {
        if (call.isAnswered()) {
            return; // it waits for a client that sleeps, and the event stream will tell
        }
        waiting.add(call);
        var alarm = alarm(call);
        if (closed) {
            call.answer(stopped);
        }
        stage.thenApply(reply).whenComplete((answer, failure) -> {
            alarm.cancel(false);
            waiting.remove(call);
            if (failure == null) {
                call.answer(answer);
            } else {
                call.answer(failure);
            }
        });
    }

    /** No alarm is needed any more when the timer is closed: then the call is answered because of that. */
    private Future<?> alarm(Call call) {
        try {
            return timer.schedule(() -> call.answer(Problem.late(timeout, call.queued())), timeout, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            LOG.trace("A call came while the timer was closed", e);
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Answers what waits for a client, or is about to: nobody will be here when it answers. */
    void close() {
        closed = true;
        waiting.forEach(call -> call.answer(stopped));
    }
}
