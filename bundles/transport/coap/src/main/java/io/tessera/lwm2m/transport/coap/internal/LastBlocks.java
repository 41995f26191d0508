// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Delivery;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The confirmable notifications of several blocks that are under way. The peer acknowledges the first block and fetches
 * the others (RFC 7959, 2.6), so one is delivered when its last block was fetched too. It is lost when the peer asks for
 * no further block within the time in which it would have sent its request again, or when another body takes the place
 * of this one: its blocks can't be had any more then, and the ETag tells the peer so.
 */
final class LastBlocks {

    /** Runs things later. */
    interface Timer {

        Future<?> in(Duration delay, Runnable task);
    }

    private final Map<Target, Awaited> awaited = new ConcurrentHashMap<>();
    private final Timer timer;
    private final Duration patience;
    private volatile boolean closed;

    /** @param patience how long a peer may take to ask for a further block: MAX_TRANSMIT_WAIT */
    LastBlocks(Timer timer, Duration patience) {
        this.timer = timer;
        this.patience = patience;
    }

    /**
     * Awaits that a body is fetched.
     *
     * @param target by which its other blocks will be asked for
     * @param delivery is told what became of all of it, once
     * @return to be told what became of the first block
     */
    Consumer<Delivery> await(Target target, int checksum, Consumer<Delivery> delivery) {
        var now = new Awaited(target, checksum, delivery);
        var before = awaited.put(target, now);
        if (before != null) {
            before.conclude(Delivery.FAILED);
        }
        if (closed) {
            now.conclude(Delivery.FAILED);
        }
        return now::first;
    }

    /** There is another body to be fetched there from now on, or the same once more. */
    void replaced(Target target, int checksum) {
        var before = awaited.get(target);
        if (before != null && before.checksum != checksum) {
            before.conclude(Delivery.FAILED);
        }
    }

    /** The peer was given a part of a body. */
    void cut(Target target, int checksum, int end, boolean isLast) {
        var waiting = awaited.get(target);
        if (waiting != null && waiting.checksum == checksum) {
            waiting.cut(end, isLast);
        }
    }

    /** What isn't fetched by now won't be. */
    void close() {
        closed = true;
        awaited.values().forEach(waiting -> waiting.conclude(Delivery.FAILED));
    }

    private final class Awaited {

        private final Target target;
        private final int checksum;
        private final Consumer<Delivery> delivery;
        private final AtomicBoolean told = new AtomicBoolean();
        private boolean acknowledged;
        private boolean fetched;
        private int reached;
        private Future<?> end;

        Awaited(Target target, int checksum, Consumer<Delivery> delivery) {
            this.target = target;
            this.checksum = checksum;
            this.delivery = delivery;
        }

        void first(Delivery outcome) {
            if (outcome != Delivery.ACKNOWLEDGED) {
                conclude(outcome);
                return;
            }
            if (isWhole(true, 0, false)) {
                conclude(Delivery.ACKNOWLEDGED);
            }
        }

        void cut(int to, boolean isLast) {
            if (isWhole(false, to, isLast)) {
                conclude(Delivery.ACKNOWLEDGED);
            }
        }

        /** Notes what is known, and waits for more of it: asking for the same block again and again is no progress. */
        private synchronized boolean isWhole(boolean isAcknowledged, int to, boolean isLast) {
            boolean progress = isAcknowledged || to > reached;
            acknowledged |= isAcknowledged;
            fetched |= isLast;
            reached = Math.max(reached, to);
            if (acknowledged && progress && !fetched && !told.get() && !closed) {
                stopTimer();
                end = timer.in(patience, () -> conclude(Delivery.INCOMPLETE));
            }
            return acknowledged && fetched;
        }

        private synchronized void stopTimer() {
            if (end != null) {
                end.cancel(false);
            }
        }

        private void conclude(Delivery outcome) {
            if (told.compareAndSet(false, true)) {
                awaited.remove(target, this);
                stopTimer();
                delivery.accept(outcome);
            }
        }
    }
}
