// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one thing after the other, each of which may hang. */
final class Lane {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** So many may wait while one hangs. */
    private static final int MOST = 16;

    private final Executor workers;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    Lane(Executor workers) {
        this.workers = workers;
    }

    /** @return false if too many wait already */
    synchronized boolean submit(Runnable task) {
        if (waiting.size() == MOST) {
            return false;
        }
        waiting.add(task);
        return running || start();
    }

    synchronized boolean isBusy() {
        return running;
    }

    private boolean start() {
        running = true;
        try {
            workers.execute(this::run);
            return true;
        } catch (RejectedExecutionException ending) {
            LOG.trace("ends", ending);
            waiting.clear();
            running = false;
            return false;
        }
    }

    private void run() {
        for (var task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("An Asset did what it shouldn't: {}", e.toString());
            }
        }
    }

    private synchronized Runnable next() {
        var task = waiting.poll();
        running = task != null;
        return task;
    }
}
