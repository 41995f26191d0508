// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The few threads that handle an endpoint's messages and timers. Knows how much is waiting, timers aside. */
final class Workers extends ScheduledThreadPoolExecutor {

    private final InFlight backlog = new InFlight();
    private final List<Thread> threads;

    Workers(Settings settings) {
        this(settings, new CopyOnWriteArrayList<>());
    }

    private Workers(Settings settings, List<Thread> threads) {
        super(settings.threads(), factory("coap-" + settings.name() + "-", threads));
        this.threads = threads;
        setRemoveOnCancelPolicy(true);
        setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static ThreadFactory factory(String prefix, List<Thread> threads) {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            threads.add(thread);
            return thread;
        };
    }

    @Override
    public void execute(Runnable task) {
        backlog.enter();
        try {
            super.execute(() -> {
                try {
                    task.run();
                } finally {
                    backlog.leave();
                }
            });
        } catch (RuntimeException e) {
            backlog.leave();
            throw e;
        }
    }

    /** What was given to {@link #execute} and isn't done yet. */
    InFlight backlog() {
        return backlog;
    }

    /** Ends the threads, and waits until they are gone; not for one that is busy for more than a second. */
    void end() {
        shutdownNow();
        try {
            for (var thread : threads) {
                if (thread != Thread.currentThread()) {
                    thread.join(1000);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
