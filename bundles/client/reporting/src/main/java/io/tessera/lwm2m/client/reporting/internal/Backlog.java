// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.spi.Observation;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits for one server, bounded by count and age; the session keeps it all. Only on the engine. */
final class Backlog {

    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

    /** So many values of an observation may wait for an acknowledgement that is late, each for a message of its own. */
    private static final int LATE = 16;

    private final ArrayDeque<Batch.Entry> entries = new ArrayDeque<>();
    private final Unfetched unfetched = new Unfetched();
    private final Session session;
    private final Settings settings;
    private boolean isTakenOver = true;
    private long dropped;

    /** Goes on from what the session keeps. */
    Backlog(Session session, Settings settings) {
        this.session = session;
        this.settings = settings;
        for (var stored : session.stored()) {
            session.observation(stored.token())
                    .ifPresent(observation -> entries.add(new Batch.Entry(observation, stored, null)));
        }
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    boolean has(Observation observation) {
        for (var entry : entries) {
            if (entry.observation() == observation) {
                return true;
            }
        }
        return false;
    }

    /** Adds it as the newest; if there are too many then, the oldest go. */
    void add(Observation observation, long due, List<PathValue> values, Response response) {
        entries.add(new Batch.Entry(observation, session.store(observation.token(), due, values), response));
        while (entries.size() > settings.maxStored()) {
            drop(entries.poll());
        }
        var path =
                observation.paths().isEmpty() ? Path.ROOT : observation.paths().get(0);
        var limit =
                observation.attributes().orElse(session.attributesInForce(path)).hqmax();
        if (limit != null) {
            limit(observation, Math.max(1, limit));
        }
    }

    private void limit(Observation observation, long most) {
        long count = entries.stream()
                .filter(entry -> entry.observation() == observation)
                .count();
        for (var oldest = entries.iterator(); count > most; ) {
            var entry = oldest.next();
            if (entry.observation() == observation) {
                oldest.remove();
                drop(entry);
                count--;
            }
        }
    }

    /** Of what the session kept, drops what was acknowledged to the one before this meanwhile. */
    void dropDelivered() {
        if (!isTakenOver) {
            return;
        }
        isTakenOver = false;
        Set<Long> kept = new HashSet<>();
        session.stored().forEach(stored -> kept.add(stored.number()));
        entries.removeIf(entry -> !kept.contains(entry.stored().number()));
    }

    /** Drops what is too old. */
    void expire(long now) {
        while (!entries.isEmpty() && now - entries.peek().stored().time() > settings.storedFor()) {
            drop(entries.poll());
        }
    }

    /** Drops what is next as long as nobody observes it any more. */
    void dropEnded() {
        while (!entries.isEmpty() && hasEnded(entries.peek().observation())) {
            session.dropStored(entries.poll().stored());
        }
    }

    private boolean hasEnded(Observation observation) {
        return session.observation(observation.token()).orElse(null) != observation;
    }

    private void drop(Batch.Entry entry) {
        session.dropStored(entry.stored());
        if (dropped++ == 0) {
            LOG.warn(
                    "Server {}: more notifications wait than are stored, or for too long; the oldest are dropped",
                    session.account().shortServerId());
        }
    }

    /** How many were dropped since it was asked last. */
    long takeDropped() {
        long count = dropped;
        dropped = 0;
        return count;
    }

    /**
     * Leaves so many of each observation that a server can catch up where each value takes a message of its own (RFC 7641,
     * 4.5.2).
     */
    void dropOutdated() {
        Map<Observation, Integer> seen = new HashMap<>();
        for (var newest = entries.descendingIterator(); newest.hasNext(); ) {
            var entry = newest.next();
            boolean isOutdated =
                    !Batch.tellsTimes(entry.observation()) && seen.merge(entry.observation(), 1, Integer::sum) > LATE;
            if (isOutdated) {
                newest.remove();
                session.dropStored(entry.stored());
            }
        }
    }

    /** What is to be sent next, together where it can be; there is something. */
    Batch next() {
        var taken = new ArrayList<Batch.Entry>();
        var batch = new Batch(entries.peek().observation(), taken);
        for (var entry : entries) {
            if (!taken.isEmpty() && !batch.takes(entry)) {
                break;
            }
            taken.add(entry);
        }
        return batch;
    }

    void remove(Batch batch) {
        for (var entry : batch.entries()) {
            entries.remove(entry);
            session.dropStored(entry.stored());
        }
    }

    /** Stays, unless there is no hope for it. */
    void undelivered(Batch batch, Delivery outcome) {
        if (outcome == Delivery.INCOMPLETE && unfetched.isHopeless(session, batch)) {
            remove(batch);
        }
    }

    void forget(Observation observation) {
        removeIf(entry -> entry.observation() == observation);
    }

    void clear() {
        removeIf(entry -> true);
        dropped = 0;
    }

    private void removeIf(Predicate<Batch.Entry> condition) {
        entries.removeIf(entry -> {
            boolean isGone = condition.test(entry);
            if (isGone) {
                session.dropStored(entry.stored());
            }
            return isGone;
        });
    }
}
