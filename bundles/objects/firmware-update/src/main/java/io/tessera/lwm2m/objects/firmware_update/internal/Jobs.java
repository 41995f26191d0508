// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which files are written, servers waited for and packages verified. */
final class Jobs implements AutoCloseable {

    private static final long PATIENCE = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        var worker = new Thread(task, "lwm2m-firmware-update");
        worker.setDaemon(true);
        return worker;
    });
    private final AtomicReference<Future<?>> current = new AtomicReference<>();
    private final AtomicReference<Future<?>> alarm = new AtomicReference<>();

    Jobs() {
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Does something that can be ended by {@link #end}. */
    void begin(Duration pause, Runnable job) {
        submit(() -> {
            current.set(thread.schedule(() -> safely(job), pause.toMillis(), TimeUnit.MILLISECONDS));
        });
    }

    /** Ends what is going on, at once or soon. */
    void end() {
        var job = current.getAndSet(null);
        if (job != null) {
            job.cancel(true);
        }
    }

    /** Does something after all that was asked for before. */
    void then(Runnable task) {
        submit(() -> thread.execute(() -> safely(task)));
    }

    /** Does something later, in the place of what should have been done later before. */
    void later(Duration pause, Runnable task) {
        submit(() -> {
            var next = thread.schedule(() -> safely(task), pause.toMillis(), TimeUnit.MILLISECONDS);
            var before = alarm.getAndSet(next);
            if (before != null) {
                before.cancel(false);
            }
        });
    }

    private static void submit(Runnable submission) {
        try {
            submission.run();
        } catch (RejectedExecutionException e) {
            LOG.debug("Closed: what is left is taken up by the next one");
        }
    }

    private static void safely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A firmware update went wrong", e);
        }
    }

    /** What is going on is interrupted and has ended then, and what waits isn't done. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
                LOG.warn("Something goes on with a firmware package though it was interrupted");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
