// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.spi.Server.Timer;
import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.NoAnswer.Reason;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transport endpoints by name. While one is replaced, requests to be sent through it wait for the next of its name,
 * for a short time and up to a bound.
 */
final class Transports {

    private static final Logger LOG = LoggerFactory.getLogger(Transports.class);

    private final Map<String, List<Listening>> byName = new HashMap<>();
    private final List<Held> held = new ArrayList<>();
    private final Scheduler scheduler;
    private final Holding holding;

    Transports(Scheduler scheduler, Holding holding) {
        this.scheduler = scheduler;
        this.holding = holding;
    }

    void add(String name, Endpoint endpoint, Intake intake) {
        AutoCloseable listening;
        try {
            listening = endpoint.listen(intake);
        } catch (IllegalStateException e) {
            LOG.error("Transport endpoint {} belongs to somebody else; check endpoint.target", name, e);
            return;
        }
        LOG.info("Listening at {} ({})", name, endpoint.localAddress());
        var waiting = new ArrayList<Held>();
        synchronized (this) {
            byName.computeIfAbsent(name, n -> new ArrayList<>()).add(0, new Listening(endpoint, listening));
            held.removeIf(one -> one.via().equals(name) && waiting.add(one));
        }
        waiting.forEach(one -> one.sendTo(endpoint));
    }

    void remove(String name, Endpoint endpoint) {
        var ended = new ArrayList<Listening>();
        synchronized (this) {
            byName.computeIfAbsent(name, n -> new ArrayList<>())
                    .removeIf(one -> one.endpoint() == endpoint && ended.add(one));
        }
        ended.forEach(Listening::close);
    }

    /** Listens no more. */
    void close() {
        var ended = new ArrayList<Listening>();
        synchronized (this) {
            byName.values().forEach(ended::addAll);
            byName.clear();
        }
        ended.forEach(Listening::close);
    }

    CompletionStage<Response> send(String via, Peer peer, Request request) {
        Endpoint endpoint;
        synchronized (this) {
            endpoint = find(via);
            if (endpoint == null) {
                return hold(via, peer, request);
            }
        }
        return send(endpoint, peer, request);
    }

    /** A request that the endpoint can't send, or that comes too late for it, has no answer. */
    private static CompletionStage<Response> send(Endpoint endpoint, Peer peer, Request request) {
        try {
            return endpoint.send(peer, request);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return CompletableFuture.failedFuture(new NoAnswer(Reason.UNREACHABLE, e.getMessage()));
        }
    }

    private Endpoint find(String via) {
        var some = byName.get(via);
        return some == null || some.isEmpty() ? null : some.get(0).endpoint();
    }

    private CompletionStage<Response> hold(String via, Peer peer, Request request) {
        var answer = new CompletableFuture<Response>();
        if (held.size() >= holding.most()) {
            answer.completeExceptionally(closed(via));
            return answer;
        }
        var timer = scheduler.schedule(holding.time(), () -> answer.completeExceptionally(closed(via)));
        var one = new Held(via, peer, request, answer, timer);
        held.add(one);
        answer.whenComplete((response, failure) -> drop(one));
        return answer;
    }

    private synchronized void drop(Held one) {
        held.remove(one);
    }

    private static NoAnswer closed(String via) {
        return new NoAnswer(Reason.UNREACHABLE, "Transport endpoint %s is closed".formatted(via));
    }

    private record Listening(Endpoint endpoint, AutoCloseable listening) {

        void close() {
            try {
                listening.close();
            } catch (Exception e) {
                LOG.warn("Can't stop listening at {}", endpoint.localAddress(), e);
            }
        }
    }

    private record Held(String via, Peer peer, Request request, CompletableFuture<Response> answer, Timer timer) {

        void sendTo(Endpoint endpoint) {
            timer.cancel();
            Transports.send(endpoint, peer, request).whenComplete((response, failure) -> {
                if (failure == null) {
                    answer.complete(response);
                    return;
                }
                answer.completeExceptionally(failure);
            });
        }
    }
}
