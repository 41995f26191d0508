// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.SendOutcome;
import io.tessera.lwm2m.client.SendOutcome.Status;
import io.tessera.lwm2m.client.ServerStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends to the servers of one client what the rules want sent: to each in order, one message at a time, many values in
 * one. What it does is done on the timer's thread.
 */
final class ServerSends {

    private static final Logger LOG = LoggerFactory.getLogger(ServerSends.class);

    /** Values in one message. */
    private static final int MANY = 64;

    /** So many values wait for their time where none are kept longer. */
    private static final int GATHERED = 1000;

    /** So many milliseconds values wait for others. */
    private static final long SETTLING = 100;

    /** So often a server may refuse what it perhaps doesn't know yet. */
    private static final int ATTEMPTS = 3;

    /** Whether a message is under way, how often the server refused it, and until when it is left alone. */
    private record State(boolean isBusy, int refused, long heldUntil) {

        static final State IDLE = new State(false, 0, System.nanoTime());

        boolean isFree() {
            return !isBusy && System.nanoTime() - heldUntil >= 0;
        }
    }

    private final String name;
    private final ScheduledExecutorService timer;
    private final SendLog log;
    private final boolean isKeeping;
    private final long retry;
    private final Map<Integer, State> states = new HashMap<>();
    private volatile Optional<Lwm2mClient> client = Optional.empty();
    private boolean isScheduled;

    /**
     * @param kept how many values are kept for servers that can't be reached
     * @param retry milliseconds until the next attempt
     */
    ServerSends(String name, ScheduledExecutorService timer, int kept, long retry) {
        this.name = name;
        this.timer = timer;
        this.log = new SendLog(kept > 0 ? kept : GATHERED);
        this.isKeeping = kept > 0;
        this.retry = retry;
    }

    /** The client came. */
    synchronized void connect(Lwm2mClient next) {
        client = Optional.of(next);
        timer.execute(() -> {
            states.clear();
            sendSoon();
        });
    }

    /** The client went, perhaps after another came in its place. */
    synchronized void disconnect(Lwm2mClient last) {
        client = client.filter(current -> current != last);
    }

    Optional<Lwm2mClient> client() {
        return client;
    }

    /** To be sent with the next message. */
    void add(SendLog.Entry entry) {
        timer.execute(() -> log.add(entry));
    }

    /** Sends what there is, together with what comes at the same moment. */
    void send() {
        timer.execute(this::sendSoon);
    }

    private void sendSoon() {
        if (!isScheduled) {
            isScheduled = true;
            timer.schedule(this::sendAll, SETTLING, TimeUnit.MILLISECONDS);
        }
    }

    private void sendAll() {
        isScheduled = false;
        if (log.isEmpty() || client.isEmpty()) {
            return;
        }
        var current = client.get();
        current.servers()
                .whenComplete((servers, failure) -> timer.execute(() -> {
                    if (failure == null) {
                        offer(current, servers);
                    }
                }));
    }

    private void offer(Lwm2mClient current, List<ServerStatus> servers) {
        var ids = servers.stream().map(ServerStatus::shortServerId).toList();
        log.servers(ids);
        ids.forEach(server -> sendNext(current, server));
    }

    private void sendNext(Lwm2mClient current, int server) {
        var state = states.getOrDefault(server, State.IDLE);
        if (!state.isFree() || isGone(current)) {
            return;
        }
        for (var part = log.next(server, MANY); !part.entries().isEmpty(); part = log.next(server, MANY)) {
            var values = part.visibleTo(server);
            if (!values.isEmpty()) {
                var sent = part;
                states.put(server, new State(true, state.refused, state.heldUntil));
                current.sendValues(server, values)
                        .whenComplete((outcomes, failure) -> timer.execute(
                                () -> concluded(current, server, sent, failure == null ? outcomes : List.of())));
                return;
            }
            log.done(server, part);
        }
    }

    private void concluded(Lwm2mClient current, int server, SendLog.Part part, List<SendOutcome> outcomes) {
        if (isGone(current)) {
            return;
        }
        var state = states.getOrDefault(server, State.IDLE);
        var status =
                outcomes.isEmpty() ? Status.NOT_REGISTERED : outcomes.get(0).status();
        int refused = status == Status.REFUSED || status == Status.NOTHING_READABLE ? state.refused + 1 : 0;
        boolean mayCome = refused > 0 ? refused < ATTEMPTS : isAway(status);
        if (isKeeping && mayCome) {
            states.put(server, new State(false, refused, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(retry)));
            timer.schedule(this::sendAll, retry, TimeUnit.MILLISECONDS);
            return;
        }
        if (status != Status.ACCEPTED) {
            LOG.debug(
                    "{}: {} values don't reach server {}: {}",
                    name,
                    part.entries().size(),
                    server,
                    outcomes);
        }
        states.put(server, State.IDLE);
        log.done(server, part);
        tellDisplaced();
        sendNext(current, server);
    }

    private boolean isGone(Lwm2mClient current) {
        return client.filter(latest -> latest == current).isEmpty();
    }

    private static boolean isAway(Status status) {
        return status == Status.NOT_REGISTERED || status == Status.NO_ANSWER;
    }

    private void tellDisplaced() {
        long count = log.takeDisplaced();
        if (count > 0) {
            LOG.warn("{}: {} values that waited to be sent were displaced by others", name, count);
        }
    }
}
