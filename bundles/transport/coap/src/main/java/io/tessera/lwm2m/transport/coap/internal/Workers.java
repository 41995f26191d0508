// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The few threads that handle an endpoint's messages and timers. Knows how much is waiting, timers aside. */
final class Workers extends ScheduledThreadPoolExecutor {

    private final InFlight backlog = new InFlight();

    Workers(Settings settings) {
        super(settings.threads(), threads("coap-" + settings.name() + "-"));
        setRemoveOnCancelPolicy(true);
        setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static ThreadFactory threads(String prefix) {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
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

    /** Ends the threads; waits for them a second at most. */
    void end() {
        shutdownNow();
        try {
            awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
