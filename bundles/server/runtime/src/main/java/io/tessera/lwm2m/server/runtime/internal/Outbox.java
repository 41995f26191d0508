// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.NoAnswer.Reason;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/**
 * The requests to one client. Nothing goes out before its Register was answered (Core 1.2, 6.2). A client in queue mode
 * gets one request at a time, and only for a while after it was heard (Transport 1.2, 6.5); until then they wait.
 */
final class Outbox {

    /** Sends to a client, and completes on its lane. */
    interface Sender {

        void send(Registration registration, Request request, BiConsumer<Response, Throwable> answered);
    }

    /**
     * @param awake how long a client in queue mode hears requests after its last message
     * @param waiting how many requests may wait for a client
     */
    record Limits(Duration awake, int waiting) {}

    private final Queue<Pending> waiting = new ArrayDeque<>(0);
    private final Time time;
    private final Limits limits;
    private final Sender sender;
    private Registration registration;
    private boolean open;
    private boolean closed;
    private boolean asleep;
    private long awakeUntil;
    private int inFlight;

    Outbox(Registration registration, Time time, Limits limits, Sender sender) {
        this.registration = registration;
        this.time = time;
        this.limits = limits;
        this.sender = sender;
    }

    CompletionStage<Response> send(Request request) {
        var pending = new Pending(request, new CompletableFuture<>());
        synchronized (this) {
            if (closed) {
                pending.fail(ended());
                return pending.answer();
            }
            if (waiting.size() >= limits.waiting()) {
                pending.fail(new OperationRefused("Too many requests wait for " + registration.endpoint()));
                return pending.answer();
            }
            waiting.add(pending);
        }
        pump();
        return pending.answer();
    }

    /** The client has its answer: from now on it may be asked something. */
    void open() {
        synchronized (this) {
            open = true;
        }
        heard();
    }

    /** The client had its answer before this was made; whether it is awake isn't known. */
    synchronized void openAsleep() {
        open = true;
        asleep = true;
    }

    /** A message came from the client, so it is awake. */
    void heard() {
        synchronized (this) {
            asleep = false;
            awakeUntil = time.after(limits.awake());
        }
        pump();
    }

    /** The registration was updated. */
    synchronized void registration(Registration changed) {
        registration = changed;
    }

    /** Takes over what waits in that of the registration before. */
    void inherit(Outbox before) {
        var inherited = before.drain();
        synchronized (this) {
            waiting.addAll(inherited);
        }
    }

    /** The registration has ended: what waits fails. */
    void close() {
        drain().forEach(pending -> pending.fail(ended()));
    }

    private synchronized List<Pending> drain() {
        closed = true;
        var rest = new ArrayList<>(waiting);
        waiting.clear();
        return rest;
    }

    private void pump() {
        for (var pending = next(); pending != null; pending = next()) {
            var sent = pending;
            sender.send(current(), sent.request(), (response, failure) -> answered(sent, response, failure));
        }
    }

    private synchronized Registration current() {
        return registration;
    }

    private synchronized Pending next() {
        boolean ready = open && (!registration.queueMode() || (inFlight == 0 && isAwake()));
        if (!ready || waiting.isEmpty()) {
            return null;
        }
        inFlight++;
        return waiting.remove();
    }

    private boolean isAwake() {
        return !asleep && !time.isPast(awakeUntil);
    }

    private void answered(Pending pending, Response response, Throwable failure) {
        synchronized (this) {
            inFlight--;
            asleep = asleep || failure != null;
        }
        if (failure == null) {
            heard();
            pending.answer().complete(response);
            return;
        }
        pending.fail(failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure);
    }

    private NoAnswer ended() {
        return new NoAnswer(Reason.CANCELLED, "The registration of %s ended".formatted(registration.endpoint()));
    }

    private record Pending(Request request, CompletableFuture<Response> answer) {

        void fail(Throwable failure) {
            answer.completeExceptionally(failure);
        }
    }
}
