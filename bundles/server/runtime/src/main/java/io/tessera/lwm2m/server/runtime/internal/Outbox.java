// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.server.QueueListener.End;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RequestQueue;
import io.tessera.lwm2m.server.WaitingRequest;
import io.tessera.lwm2m.server.spi.Patience;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.NoAnswer.Reason;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

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
     * @param expiry of requests that wait, unless they have one of their own; zero: none
     */
    record Limits(Duration awake, int waiting, Duration expiry) {}

    private final Deque<Pending> waiting = new ArrayDeque<>(0);
    private final Set<Pending> inFlight = new LinkedHashSet<>(0);
    private final Time time;
    private final Limits limits;
    private final Sender sender;
    private final Queueing queueing;
    private Registration registration;
    private boolean open;
    private boolean closed;
    private boolean abandoned;
    private boolean asleep;
    private long awakeUntil;

    Outbox(Registration registration, Time time, Limits limits, Sender sender, Queueing queueing) {
        this.registration = registration;
        this.time = time;
        this.limits = limits;
        this.sender = sender;
        this.queueing = queueing;
    }

    CompletionStage<Response> send(Request request, Patience patience) {
        var pending = queueing.pending(request, patience.expiry().orElse(limits.expiry()));
        boolean mustWait;
        synchronized (this) {
            if (closed) {
                pending.fail(ended());
                return pending.answer();
            }
            if (waiting.size() >= limits.waiting()) {
                pending.fail(new OperationRefused("Too many requests wait for " + registration.endpoint()));
                return pending.answer();
            }
            add(pending);
            mustWait = registration.queueMode() && !(isReady() && waiting.size() == 1);
            if (mustWait) {
                queueing.waits(pending, registration);
            }
        }
        if (mustWait) {
            queueing.tell(pending, current(), patience.queued());
        }
        pump();
        return pending.answer();
    }

    /** What waited before a restart waits on; whoever asked is no more. */
    synchronized void takeUp(List<Pending> kept) {
        for (var pending : kept) {
            add(pending);
            queueing.waitsOn(pending, registration);
        }
    }

    /** What waits, and what its client is being asked. */
    synchronized RequestQueue queue() {
        var all = Stream.concat(inFlight.stream(), waiting.stream()).map(one -> one.asValue(registration));
        return new RequestQueue(open && (!registration.queueMode() || isAwake()), all.toList());
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
            inherited.forEach(this::add);
        }
    }

    /** The registration has ended: what waits fails. */
    void close() {
        for (var pending : drain()) {
            var failure = ended();
            queueing.failed(pending, current(), failure);
            pending.fail(failure);
        }
    }

    /** The server ends: whoever waits is told so, and what is kept elsewhere stays there. */
    void abandon() {
        synchronized (this) {
            abandoned = true;
        }
        drain().forEach(pending -> {
            pending.cancelTimer();
            pending.fail(ended());
        });
    }

    /** It is given up, unless it was sent. */
    void expire(Pending pending) {
        synchronized (this) {
            if (!waiting.remove(pending)) {
                return;
            }
        }
        var late = new NoAnswer(
                Reason.TIMEOUT, "%s slept too long".formatted(current().endpoint()));
        queueing.givenUp(pending, current(), End.EXPIRED, late);
    }

    /** Takes one back, unless it was sent. */
    Optional<WaitingRequest> cancel(String id) {
        Optional<Pending> found;
        synchronized (this) {
            found = waiting.stream().filter(one -> one.id().equals(id)).findFirst();
            found.ifPresent(waiting::remove);
        }
        var taken = found.map(pending -> pending.asValue(current()));
        found.ifPresent(pending -> queueing.givenUp(
                pending, current(), End.CANCELLED, new NoAnswer(Reason.CANCELLED, "It was taken back")));
        return taken;
    }

    private void add(Pending pending) {
        pending.outbox(this);
        waiting.add(pending);
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
        if (!isReady() || waiting.isEmpty()) {
            return null;
        }
        var pending = waiting.remove();
        pending.sent();
        inFlight.add(pending);
        return pending;
    }

    private boolean isReady() {
        return open && (!registration.queueMode() || (inFlight.isEmpty() && isAwake()));
    }

    private boolean isAwake() {
        return !asleep && !time.isPast(awakeUntil);
    }

    private void answered(Pending pending, Response response, Throwable failure) {
        var cause = failure instanceof CompletionException e && e.getCause() != null ? e.getCause() : failure;
        synchronized (this) {
            inFlight.remove(pending);
            asleep = asleep || failure != null;
            if (isOurs(cause) && pending.isDurable() && (abandoned || !closed)) {
                waitAgain(pending);
                return;
            }
        }
        if (failure == null) {
            queueing.answered(pending, current(), response);
            heard();
            pending.answer().complete(response);
            return;
        }
        queueing.failed(pending, current(), cause);
        pending.fail(cause);
    }

    /** Its transport went away, or the server ends: the client may never have seen it. */
    private void waitAgain(Pending pending) {
        if (abandoned) {
            pending.fail(ended());
            return;
        }
        waiting.addFirst(pending);
        queueing.waits(pending, registration);
    }

    private static boolean isOurs(Throwable cause) {
        return cause instanceof NoAnswer none && none.reason() == Reason.CANCELLED;
    }

    private NoAnswer ended() {
        return new NoAnswer(
                Reason.CANCELLED,
                "The registration of %s ended".formatted(current().endpoint()));
    }
}
