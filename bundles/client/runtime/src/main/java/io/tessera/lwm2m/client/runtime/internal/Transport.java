// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoints that a client uses at the moment, one for each URI scheme at most. Only on the engine. */
final class Transport {

    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

    /** So long an answer gets before another server takes the association that it goes over. */
    private static final Duration HEAD_START = Duration.ofMillis(100);

    private final Engine engine;
    private final List<Runnable> whenIdle = new ArrayList<>();
    private final Map<String, Listening> byScheme = new HashMap<>();
    private final Map<String, InetSocketAddress> addresses = new HashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private int unanswered;
    private int holds;
    private boolean held;

    private record Listening(Endpoint endpoint, AutoCloseable end, Contacts contacts) {}

    Transport(Engine engine) {
        this.engine = engine;
    }

    /**
     * Uses this endpoint from now on for servers of that scheme.
     *
     * @return whether messages come from another address than those before
     */
    boolean use(String scheme, Endpoint endpoint, EndpointListener listener) {
        stop(scheme);
        byScheme.put(scheme, new Listening(endpoint, listen(endpoint, listener), new Contacts(endpoint)));
        var before = addresses.put(scheme, endpoint.localAddress());
        return before != null && !before.equals(endpoint.localAddress());
    }

    /**
     * Uses this endpoint no more.
     *
     * @return whether it was in use
     */
    boolean stopUsing(Endpoint endpoint) {
        for (var used : List.copyOf(byScheme.entrySet())) {
            if (used.getValue().endpoint() == endpoint) {
                stop(used.getKey());
                return true;
            }
        }
        return false;
    }

    /** Hears nothing more; what was heard is answered still. */
    void stopListening() {
        byScheme.values().forEach(Transport::end);
    }

    /** Hears nothing more from this endpoint; what was heard is answered still. */
    void stopListening(Endpoint endpoint) {
        byScheme.values().stream().filter(used -> used.endpoint() == endpoint).forEach(Transport::end);
    }

    /** Uses no endpoint. */
    void stop() {
        List.copyOf(byScheme.keySet()).forEach(this::stop);
    }

    /** Those of the URIs that were ever used. */
    Set<String> schemes() {
        return addresses.keySet();
    }

    /** Whether there is an endpoint for that scheme. */
    boolean serves(String scheme) {
        return byScheme.containsKey(scheme);
    }

    /** Sends; the stage completes on the engine, and fails with {@link NoAnswer} only. */
    CompletionStage<Response> send(Destination destination, Request request) {
        var answer = new CompletableFuture<Response>();
        unanswered++;
        answer.whenComplete((response, failure) -> answered());
        var used = byScheme.get(destination.scheme());
        if (used == null) {
            answer.completeExceptionally(
                    new NoAnswer(NoAnswer.Reason.CANCELLED, "there is no endpoint for " + destination.scheme()));
            return answer;
        }
        if (held && used.contacts().isDisplaced(destination)) {
            waiting.add(() -> send(used, destination, request, answer));
        } else {
            send(used, destination, request, answer);
        }
        return answer;
    }

    private void send(Listening used, Destination destination, Request request, CompletableFuture<Response> answer) {
        try {
            used.endpoint()
                    .send(used.contacts().turnTo(destination), request)
                    .whenComplete((response, failure) -> engine.execute(() -> complete(answer, response, failure)));
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The endpoint failed at {}", request, e);
            complete(answer, null, e);
        }
    }

    /** Whatever is to be sent to servers that share an address with another one waits, until it is let go. */
    void holdContacts() {
        held = true;
        holds++;
    }

    /** Lets them go: not at once, since what was answered before has to go out over the association that is there. */
    void letContactsGo() {
        int hold = holds;
        engine.schedule(HEAD_START, () -> {
            if (hold == holds) {
                held = false;
                var due = List.copyOf(waiting);
                waiting.clear();
                due.forEach(Runnable::run);
            }
        });
    }

    /** Whether another server at the same address has the association with that. */
    boolean isDisplaced(Destination destination) {
        var used = byScheme.get(destination.scheme());
        return used != null && used.contacts().isDisplaced(destination);
    }

    /** Sends a notification; what became of it is told on any thread. */
    void notify(
            Destination destination,
            Token token,
            Response notification,
            boolean confirmable,
            Consumer<Delivery> delivery) {
        var used = byScheme.get(destination.scheme());
        if (used == null || used.contacts().isDisplaced(destination)) {
            delivery.accept(Delivery.FAILED);
            return;
        }
        try {
            used.endpoint().notify(used.contacts().turnTo(destination), token, notification, confirmable, delivery);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The endpoint failed at a notification to {}", destination.address(), e);
            delivery.accept(Delivery.FAILED);
        }
    }

    /** Whom a message of this server comes from; empty while it can't be reached. */
    Optional<Peer> peer(Destination destination) {
        var used = byScheme.get(destination.scheme());
        try {
            return Optional.ofNullable(used)
                    .flatMap(listening -> listening.contacts().meet(destination));
        } catch (RuntimeException e) {
            LOG.error("The credentials for {} can't be used: {}", destination.address(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Ends the association, if there is one, and forgets the credentials. */
    void endAssociation(Destination destination) {
        var used = byScheme.get(destination.scheme());
        if (used != null) {
            used.contacts().forget(destination).filter(Peer::isSecure).ifPresent(peer -> used.endpoint()
                    .endAssociation(peer));
        }
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

    private static AutoCloseable listen(Endpoint endpoint, EndpointListener listener) {
        try {
            return endpoint.listen(listener);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Endpoint {} can't be listened to: servers will get no answers", endpoint.localAddress(), e);
            return () -> {};
        }
    }

    private void stop(String scheme) {
        var used = byScheme.remove(scheme);
        if (used != null) {
            end(used);
        }
    }

    private static void end(Listening used) {
        try {
            used.end().close();
        } catch (Exception e) {
            LOG.warn("Can't stop listening to an endpoint", e);
        }
    }
}
