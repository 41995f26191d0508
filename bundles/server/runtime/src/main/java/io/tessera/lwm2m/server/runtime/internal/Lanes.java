// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serial lanes over a shared pool, one for each key: tasks of a key run one after another, in order; those of different
 * keys don't wait for each other. A lane exists only while it has something to do.
 */
final class Lanes {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    /** After so many tasks a busy lane lets others have the thread. */
    private static final int TURN = 32;

    private final ConcurrentMap<Object, Lane> lanes = new ConcurrentHashMap<>();
    private final Executor pool;
    private final int limit;

    /** @param limit how many tasks may wait on a lane before {@link #offer} refuses */
    Lanes(Executor pool, int limit) {
        this.pool = pool;
        this.limit = limit;
    }

    /** Adds a task, unless too many wait on that lane. */
    boolean offer(Object key, Runnable task) {
        return add(key, task, limit);
    }

    /** Adds a task in any case; for what is bounded elsewhere. */
    void execute(Object key, Runnable task) {
        add(key, task, Integer.MAX_VALUE);
    }

    private boolean add(Object key, Runnable task, int most) {
        while (true) {
            var lane = lanes.computeIfAbsent(key, Lane::new);
            var added = lane.add(task, most);
            if (added != Added.RETIRED) {
                return added == Added.YES;
            }
        }
    }

    private enum Added {
        YES,
        FULL,
        RETIRED
    }

    private final class Lane implements Runnable {

        private final Object key;
        private final Queue<Runnable> tasks = new ArrayDeque<>(4);
        private boolean started;
        private boolean retired;

        Lane(Object key) {
            this.key = key;
        }

        Added add(Runnable task, int most) {
            synchronized (tasks) {
                if (retired) {
                    return Added.RETIRED;
                }
                if (tasks.size() >= most) {
                    return Added.FULL;
                }
                tasks.add(task);
                if (started) {
                    return Added.YES;
                }
                started = true;
            }
            pool.execute(this);
            return Added.YES;
        }

        @Override
        public void run() {
            for (int i = 0; i < TURN; i++) {
                var task = next();
                if (task == null) {
                    return;
                }
                perform(task);
            }
            pool.execute(this);
        }

        private Runnable next() {
            synchronized (tasks) {
                var task = tasks.poll();
                if (task == null) {
                    retired = true;
                    lanes.remove(key, this);
                }
                return task;
            }
        }

        // a bundle that is being replaced may fail to load a class: that must not end the lane
        private void perform(Runnable task) {
            try {
                task.run();
            } catch (RuntimeException | LinkageError e) {
                LOG.error("A task for {} failed", key, e);
            }
        }
    }
}
