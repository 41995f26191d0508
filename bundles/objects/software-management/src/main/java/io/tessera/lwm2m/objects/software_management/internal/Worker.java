// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which files are written and servers waited for. */
final class Worker implements AutoCloseable {

    private static final long PATIENCE = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        var worker = new Thread(task, "lwm2m-software-management");
        worker.setDaemon(true);
        return worker;
    });

    Worker() {
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** @return by which it is ended; nothing happens any more once this is closed */
    Future<?> after(long millis, Runnable task) {
        if (thread.isShutdown()) {
            return new FutureTask<>(task, null);
        }
        return thread.schedule(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        LOG.error("A package of software went wrong", e);
                    }
                },
                millis,
                TimeUnit.MILLISECONDS);
    }

    /** What is going on is interrupted. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
                LOG.warn("Something goes on with a package though it was interrupted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
