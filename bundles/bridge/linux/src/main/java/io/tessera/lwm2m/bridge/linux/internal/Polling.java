// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One device as it is read again and again: never twice at a time, and given up while it hangs. */
final class Polling {

    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);

    private final Device device;
    private final PointBoard board;
    private final Clock clock;
    private boolean running;
    private boolean removed;
    private long startedAt;

    Polling(Device device, PointBoard board, Clock clock) {
        this.device = device;
        this.board = board;
        this.clock = clock;
    }

    Device device() {
        return device;
    }

    /** Starts a reading, unless the last one still runs or no worker is free. */
    void start(Executor workers) {
        synchronized (this) {
            if (running || removed) {
                return;
            }
            running = true;
            startedAt = clock.millis();
        }
        try {
            workers.execute(this::read);
        } catch (RejectedExecutionException e) {
            LOG.debug("No worker is free for {}", device.name());
            ended();
        }
    }

    private void read() {
        try {
            publish();
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} can't be read", device.name(), e);
            board.fail(device.name(), String.valueOf(e.getMessage()));
        } finally {
            ended();
        }
    }

    private void publish() throws IOException {
        var samples = device.read();
        var now = clock.instant();
        synchronized (this) {
            if (!removed) {
                board.publish(device.name(), samples, now.getEpochSecond() * 1_000_000_000 + now.getNano());
            }
        }
    }

    private synchronized void ended() {
        running = false;
    }

    /** Says that the points failed if the reading that runs has taken too long. */
    synchronized void checkDeadline(long deadlineMillis) {
        long taken = clock.millis() - startedAt;
        if (running && taken >= deadlineMillis) {
            board.fail(device.name(), "no answer for %d ms".formatted(taken));
        }
    }

    /** The device is gone: what a running reading brings is of no interest. */
    synchronized void remove() {
        removed = true;
        board.remove(device.name());
    }
}
