// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Client;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer of a client: runs tasks one at a time, in the order in which they were given, on whatever thread of
 * the shared pool is free. After a turn of tasks it lets the engines of other clients have the thread.
 */
final class Engine implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final int TURN = 64;
    private static final long PATIENCE_SECONDS = 1;
    private static final int STEPS = 4;

    private final ScheduledExecutorService pool;
    private final Object lock = new Object();
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private boolean running;
    private volatile Thread runner;
    private boolean closed;

    Engine(ScheduledExecutorService pool) {
        this.pool = pool;
    }

    @Override
    public void execute(Runnable task) {
        if (!offer(task)) {
            LOG.debug("The engine is closed: task dropped");
        }
    }

    /** Whether the task will be run; not when the engine is closed. */
    private boolean offer(Runnable task) {
        synchronized (lock) {
            if (closed) {
                return false;
            }
            tasks.add(task);
            if (running) {
                return true;
            }
            running = true;
        }
        takeTurn();
        return true;
    }

    /** Runs a task and waits for it, though not for long: a second. On the engine itself it is run at once. */
    void run(Runnable task) {
        if (Thread.currentThread() == runner) {
            task.run();
            return;
        }
        var done = new CompletableFuture<Void>();
        Runnable closing = () -> {
            try {
                task.run();
            } finally {
                done.complete(null);
            }
        };
        if (offer(closing)) {
            await(done);
        }
    }

    /** Waits until tasks that wait are done, and those that they bring about: from a look at the tree to an answer. */
    void letPass() {
        for (int i = 0; i < STEPS; i++) {
            run(() -> {});
        }
    }

    private static void await(CompletableFuture<Void> done) {
        try {
            done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The engine is busy: not waited for any longer");
        }
    }

    /** Runs a task after a delay; it is dropped when the engine is closed by then. */
    Client.Timer schedule(Duration delay, Runnable task) {
        var timer = new Alarm(task);
        try {
            var waiting = pool.schedule(() -> execute(timer), delay.toNanos(), TimeUnit.NANOSECONDS);
            timer.waiting(() -> waiting.cancel(false));
        } catch (RejectedExecutionException e) {
            LOG.debug("The pool is closed: timer dropped");
        }
        return timer;
    }

    /** Runs no more tasks; the one that runs ends. */
    void close() {
        synchronized (lock) {
            closed = true;
            tasks.clear();
        }
    }

    private void takeTurn() {
        try {
            pool.execute(this::turn);
        } catch (RejectedExecutionException e) {
            LOG.debug("The pool is closed: the engine ends");
            close();
        }
    }

    private void turn() {
        runner = Thread.currentThread();
        for (int i = 0; i < TURN; i++) {
            Runnable task;
            synchronized (lock) {
                task = tasks.poll();
                if (task == null) {
                    runner = null;
                    running = false;
                    return;
                }
            }
            attempt(task);
        }
        runner = null;
        takeTurn();
    }

    private static void attempt(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            LOG.error("A task of the engine failed", e);
        }
    }

    /** Runs once, unless it was cancelled before; only on the engine but for the cancelling. */
    private static final class Alarm implements Client.Timer, Runnable {

        private volatile Runnable task;
        private volatile Runnable unschedule = () -> {};

        Alarm(Runnable task) {
            this.task = task;
        }

        void waiting(Runnable howToEnd) {
            unschedule = howToEnd;
        }

        @Override
        public void run() {
            var due = task;
            task = null;
            if (due != null) {
                due.run();
            }
        }

        @Override
        public void cancel() {
            task = null;
            unschedule.run();
        }
    }
}
