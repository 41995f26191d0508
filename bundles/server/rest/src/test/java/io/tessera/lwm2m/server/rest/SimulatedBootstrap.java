// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.server.UnknownEndpoint;
import io.tessera.lwm2m.server.bootstrap.BootstrapListener;
import io.tessera.lwm2m.server.bootstrap.BootstrapOperation;
import io.tessera.lwm2m.server.bootstrap.BootstrapServer;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.State;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession.Trigger;
import io.tessera.lwm2m.server.bootstrap.BootstrapStep;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A Bootstrap-Server without devices: it keeps what it is given, and its sessions go as the test says. */
public final class SimulatedBootstrap implements BootstrapServer {

    /** When everything happens. */
    public static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    private final KeptConfigurations configurations = new KeptConfigurations();
    private final Map<String, List<BootstrapSession>> sessions = new TreeMap<>();
    private final BootstrapListener listener;
    private final List<String> requests = new ArrayList<>();

    SimulatedBootstrap(BootstrapListener listener) {
        this.listener = listener;
    }

    public KeptConfigurations configurations() {
        return configurations;
    }

    /** What was asked of devices, in order. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /** A device asks for its configuration. */
    public synchronized BootstrapSession begin(String endpoint) {
        var of = sessions.computeIfAbsent(endpoint, name -> new ArrayList<>());
        var session = session(endpoint, of.size() + 1, State.RUNNING, "", List.of());
        of.add(0, session);
        listener.started(session);
        return session;
    }

    /** Its newest session goes a step further. */
    public synchronized void step(String endpoint, BootstrapOperation operation, String path, ResponseCode code) {
        var before = sessions.get(endpoint).get(0);
        var detail = code == null ? "no answer" : code.isSuccess() ? "" : "<b>no</b> room";
        var step = new BootstrapStep(
                operation, path(path), TIME, Duration.ofMillis(25), Optional.ofNullable(code), detail);
        var steps = new ArrayList<>(before.steps());
        steps.add(step);
        var session = session(endpoint, before.id(), State.RUNNING, "", steps);
        sessions.get(endpoint).set(0, session);
        listener.step(session, step);
    }

    /** Its newest session ends. */
    public synchronized void end(String endpoint, State state, String reason) {
        var before = sessions.get(endpoint).get(0);
        var session = session(endpoint, before.id(), state, reason, before.steps());
        sessions.get(endpoint).set(0, session);
        if (state == State.FINISHED) {
            listener.finished(session);
        } else {
            listener.failed(session);
        }
    }

    private static BootstrapSession session(
            String endpoint, long id, State state, String reason, List<BootstrapStep> steps) {
        return new BootstrapSession(
                id,
                endpoint,
                "meters",
                Trigger.REQUEST,
                new InetSocketAddress("127.0.0.1", 40000),
                ContentFormat.SENML_CBOR,
                TIME,
                state == State.RUNNING ? Optional.empty() : Optional.of(TIME.plusSeconds(2)),
                state,
                reason,
                steps);
    }

    private static Path path(String text) {
        try {
            return Path.parse(text);
        } catch (io.tessera.lwm2m.model.RequestRefused e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public synchronized Collection<BootstrapSession> all() {
        return sessions.values().stream().map(all -> all.get(0)).toList();
    }

    @Override
    public synchronized List<BootstrapSession> sessions(String endpoint) {
        return List.copyOf(sessions.getOrDefault(endpoint, List.of()));
    }

    @Override
    public synchronized CompletionStage<Begun> bootstrap(String endpoint) {
        requests.add("Bootstrap " + endpoint);
        return switch (endpoint) {
            case "nobody" -> CompletableFuture.failedFuture(new UnknownEndpoint(endpoint));
            case "stubborn" -> CompletableFuture.failedFuture(new OperationRefused("It refused with 4.05"));
            default -> CompletableFuture.completedFuture(Begun.ASKED);
        };
    }

    @Override
    public boolean abort(String endpoint) {
        boolean running = sessions(endpoint).stream().anyMatch(one -> one.state() == State.RUNNING);
        if (running) {
            end(endpoint, State.ABORTED, "by an operator");
        }
        return running;
    }

    @Override
    public synchronized boolean forget(String endpoint) {
        return sessions.remove(endpoint) != null;
    }
}
