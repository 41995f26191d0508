// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoint that a client uses at the moment, if there is one. Only on the engine. */
final class Transport {

    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

    private final Engine engine;
    private final List<Runnable> whenIdle = new ArrayList<>();
    private Endpoint current;
    private InetSocketAddress address;
    private AutoCloseable listening = () -> {};
    private int unanswered;

    Transport(Engine engine) {
        this.engine = engine;
    }

    Optional<Endpoint> endpoint() {
        return Optional.ofNullable(current);
    }

    /**
     * Uses this endpoint from now on.
     *
     * @return whether messages come from another address than those before
     */
    boolean use(Endpoint endpoint, EndpointListener listener) {
        stopListening();
        current = endpoint;
        try {
            listening = endpoint.listen(listener);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Endpoint {} can't be listened to: servers will get no answers", endpoint.localAddress(), e);
        }
        var before = address;
        address = endpoint.localAddress();
        return before != null && !before.equals(address);
    }

    /** Uses no endpoint. */
    void stop() {
        stopListening();
        current = null;
    }

    boolean uses(Endpoint endpoint) {
        return current == endpoint;
    }

    /** Sends; the stage completes on the engine, and fails with {@link NoAnswer} only. */
    CompletionStage<Response> send(Peer peer, Request request) {
        var answer = new CompletableFuture<Response>();
        unanswered++;
        answer.whenComplete((response, failure) -> answered());
        if (current == null) {
            answer.completeExceptionally(new NoAnswer(NoAnswer.Reason.CANCELLED, "there is no endpoint"));
            return answer;
        }
        try {
            current.send(peer, request)
                    .whenComplete((response, failure) -> engine.execute(() -> complete(answer, response, failure)));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The endpoint failed at {}", request, e);
            complete(answer, null, e);
        }
        return answer;
    }

    /** Runs the action as soon as all that was sent is answered. */
    void whenIdle(Runnable action) {
        if (unanswered == 0) {
            action.run();
        } else {
            whenIdle.add(action);
        }
    }

    private void answered() {
        unanswered--;
        if (unanswered == 0) {
            whenIdle.forEach(Runnable::run);
            whenIdle.clear();
        }
    }

    private static void complete(CompletableFuture<Response> answer, Response response, Throwable failure) {
        if (failure == null) {
            answer.complete(response);
            return;
        }
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        answer.completeExceptionally(
                cause instanceof NoAnswer ? cause : new NoAnswer(NoAnswer.Reason.CANCELLED, String.valueOf(cause)));
    }

    private void stopListening() {
        try {
            listening.close();
        } catch (Exception e) {
            LOG.warn("Can't stop listening to an endpoint", e);
        }
        listening = () -> {};
    }
}
