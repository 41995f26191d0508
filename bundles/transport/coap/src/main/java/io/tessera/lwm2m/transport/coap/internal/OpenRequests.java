// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.NoAnswer.Reason;
import io.tessera.lwm2m.transport.Peer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.californium.core.coap.MessageObserverAdapter;
import org.eclipse.californium.core.coap.Request;
import org.eclipse.californium.core.coap.Response;

/** Sends single messages, and makes sure that every one of them ends with a response or with {@link NoAnswer}. */
final class OpenRequests {

    private final Consumer<Request> sender;
    private final ScheduledExecutorService timer;
    private final Duration patience;
    private final Consumer<Peer> unanswered;
    private final Set<Waiting> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param patience how long to wait for a response after the request was sent (MAX_TRANSMIT_WAIT)
     * @param unanswered is told whose response didn't come
     */
    OpenRequests(
            Consumer<Request> sender, ScheduledExecutorService timer, Duration patience, Consumer<Peer> unanswered) {
        this.sender = sender;
        this.timer = timer;
        this.patience = patience;
        this.unanswered = unanswered;
    }

    CompletableFuture<Response> send(Request request) {
        var waiting = new Waiting(request);
        open.add(waiting);
        if (closed) {
            waiting.fail(Reason.CANCELLED, "the endpoint is closed");
            return waiting.answer;
        }
        request.addMessageObserver(waiting);
        try {
            sender.accept(request);
        } catch (RuntimeException e) {
            waiting.onSendError(e);
        }
        // Californium waits forever once a request is acknowledged, and for any non-confirmable one.
        waiting.startTimer();
        return waiting.answer;
    }

    void close() {
        closed = true;
        open.forEach(waiting -> waiting.fail(Reason.CANCELLED, "the endpoint was closed"));
    }

    private final class Waiting extends MessageObserverAdapter {

        private final Request request;
        private final CompletableFuture<Response> answer = new CompletableFuture<>();

        Waiting(Request request) {
            this.request = request;
            answer.whenComplete((response, failure) -> {
                open.remove(this);
                if (failure instanceof NoAnswer none && none.reason() == Reason.TIMEOUT) {
                    unanswered.accept(Messages.peer(request.getDestinationContext()));
                }
                if (failure != null) {
                    request.cancel();
                }
            });
        }

        void startTimer() {
            if (answer.isDone() || closed) {
                return;
            }
            var end = timer.schedule(
                    () -> fail(Reason.TIMEOUT, "no response"), patience.toMillis(), TimeUnit.MILLISECONDS);
            answer.whenComplete((response, failure) -> end.cancel(false));
        }

        void fail(Reason reason, String why) {
            if (!answer.isDone()) {
                var to = request.getDestinationContext().getPeerAddress();
                answer.completeExceptionally(new NoAnswer(reason, to + ": " + why));
            }
        }

        @Override
        public void onResponse(Response response) {
            answer.complete(response);
        }

        @Override
        public void onReject() {
            fail(Reason.REJECTED, "answered with a reset");
        }

        @Override
        public void onTimeout() {
            fail(Reason.TIMEOUT, "no response after all retransmissions");
        }

        @Override
        public void onCancel() {
            fail(Reason.CANCELLED, "cancelled");
        }

        @Override
        public void onSendError(Throwable error) {
            answer.completeExceptionally(
                    Failures.of(request.getDestinationContext().getPeerAddress(), error));
        }

        @Override
        public void onResponseHandlingError(Throwable cause) {
            fail(Reason.CANCELLED, "the response could not be handled: " + cause.getMessage());
        }
    }
}
