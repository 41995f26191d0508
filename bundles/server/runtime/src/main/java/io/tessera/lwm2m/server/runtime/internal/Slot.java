// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.server.spi.ServerInterface;
import io.tessera.lwm2m.transport.Exchange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of one interface. Callers hold the read lock while they are inside the interface, so that it is never called
 * once it was let go. No call from inside one slot goes to another.
 */
final class Slot {

    private static final Logger LOG = LoggerFactory.getLogger(Slot.class);

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final List<Ranked> candidates = new ArrayList<>();
    private final Queue<Held> held = new ArrayDeque<>();
    private final String name;
    private final Lanes lanes;
    private final int most;
    private ServerInterface active;
    private boolean absent = true;

    /** @param most how many calls are kept while the interface is away */
    Slot(String name, Lanes lanes, int most) {
        this.name = name;
        this.lanes = lanes;
        this.most = most;
    }

    /** What becomes of a request. */
    enum Taken {
        YES,
        /** It is not its business. */
        NO,
        /** It is not there, and likely to come soon. */
        LATER
    }

    /**
     * Gives it a request, if it is its business.
     *
     * @param stillWanted is asked last: whether nobody else has it by now
     */
    Taken handle(String via, Exchange exchange, BooleanSupplier stillWanted) {
        lock.readLock().lock();
        try {
            if (active == null) {
                return absent ? Taken.LATER : Taken.NO;
            }
            if (!active.claims(exchange.request())) {
                return Taken.NO;
            }
            if (stillWanted.getAsBoolean()) {
                active.handle(via, exchange);
            }
            return Taken.YES;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Calls it, on a lane where the caller is already; or later on the same lane, if it is being replaced. */
    void call(String endpoint, Consumer<ServerInterface> call) {
        lock.readLock().lock();
        try {
            if (active != null) {
                call.accept(active);
                return;
            }
            hold(new Held(endpoint, call));
        } finally {
            lock.readLock().unlock();
        }
    }

    void add(ServerInterface plug, int ranking, Server server) {
        lock.writeLock().lock();
        try {
            candidates.add(new Ranked(plug, ranking));
            candidates.sort(Comparator.comparingInt(Ranked::ranking).reversed());
            choose(server);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** @return whether nobody is left */
    boolean remove(ServerInterface plug, Server server) {
        lock.writeLock().lock();
        try {
            candidates.removeIf(candidate -> candidate.plug() == plug);
            choose(server);
            return active == null;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Waits no longer for one to come, if there is none. */
    void giveUp() {
        lock.writeLock().lock();
        try {
            if (active != null || !absent) {
                return;
            }
            absent = false;
            if (!held.isEmpty()) {
                LOG.warn("Interface {} stays away: {} notifications and events are dropped", name, held.size());
            }
            held.clear();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void choose(Server server) {
        var best = candidates.isEmpty() ? null : candidates.get(0).plug();
        if (best == active) {
            return;
        }
        if (active != null) {
            active.detach(server);
        }
        active = best;
        absent = true;
        if (best != null) {
            best.attach(server);
            held.forEach(one -> lanes.execute(one.endpoint(), () -> call(one.endpoint(), one.call())));
            held.clear();
        }
    }

    private void hold(Held one) {
        synchronized (held) {
            if (absent && held.size() < most) {
                held.add(one);
                return;
            }
        }
        LOG.debug("Interface {} is away: something for {} is dropped", name, one.endpoint());
    }

    private record Held(String endpoint, Consumer<ServerInterface> call) {}

    private record Ranked(ServerInterface plug, int ranking) {}
}
