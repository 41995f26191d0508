// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.californium.scandium.dtls.HandshakeResult;
import org.eclipse.californium.scandium.dtls.HandshakeResultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a handshake asks the security store. A handshake that asks never fails to hear an answer, and no thread waits. */
final class Question {

    private static final Logger LOG = LoggerFactory.getLogger(Question.class);

    private static final long PATIENCE_SECONDS = 5;

    private final ScheduledExecutorService workers;
    private volatile HandshakeResultHandler later;

    Question(ScheduledExecutorService workers) {
        this.workers = workers;
    }

    /** To whom answers go that don't come at once. */
    void answerTo(HandshakeResultHandler handler) {
        later = handler;
    }

    /**
     * Asks.
     *
     * @param none what counts as the answer if there is no other
     * @return the answer if it is there at once; null if it will come later
     */
    <T, R extends HandshakeResult> R ask(Supplier<CompletionStage<T>> store, T none, Function<T, R> toResult) {
        var answer = new CompletableFuture<T>();
        try {
            store.get().whenComplete((value, failure) -> {
                if (failure != null) {
                    LOG.error("The security store failed: {}", failure.toString());
                }
                answer.complete(failure == null ? value : none);
            });
        } catch (RuntimeException e) {
            LOG.error("The security store failed: {}", e.toString());
            answer.complete(none);
        }
        if (answer.isDone()) {
            return toResult.apply(answer.join());
        }
        var end = workers.schedule(() -> answer.complete(none), PATIENCE_SECONDS, TimeUnit.SECONDS);
        answer.whenCompleteAsync(
                (value, failure) -> {
                    end.cancel(false);
                    later.apply(toResult.apply(value));
                },
                workers);
        return null;
    }
}
