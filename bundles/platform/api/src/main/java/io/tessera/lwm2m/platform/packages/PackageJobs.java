// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.packages;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which a package is written, waited for and verified; it is there while it has something to do. */
public final class PackageJobs implements AutoCloseable {

    private static final long PATIENCE = 5;

    private static final long IDLE = 10;

    private static final Logger LOG = LoggerFactory.getLogger(PackageJobs.class);

    private final ScheduledThreadPoolExecutor thread;
    private final AtomicReference<Future<?>> current = new AtomicReference<>();
    private final AtomicReference<Future<?>> alarm = new AtomicReference<>();

    /** @param name of the thread */
    public PackageJobs(String name) {
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            var worker = new Thread(task, name);
            worker.setDaemon(true);
            return worker;
        });
        thread.setKeepAliveTime(IDLE, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Does something that can be ended by {@link #end}. */
    public void begin(Duration pause, Runnable job) {
        submit(() -> {
            current.set(thread.schedule(() -> safely(job), pause.toMillis(), TimeUnit.MILLISECONDS));
        });
    }

    /** Ends what is going on, at once or soon. */
    public void end() {
        var job = current.getAndSet(null);
        if (job != null) {
            job.cancel(true);
        }
    }

    /** Does something after all that was asked for before. */
    public void then(Runnable task) {
        submit(() -> thread.execute(() -> safely(task)));
    }

    /** Does something later, in the place of what should have been done later before. */
    public void later(Duration pause, Runnable task) {
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
            LOG.error("What was done to a package went wrong", e);
        }
    }

    /** What is going on is interrupted and has ended then, and what waits isn't done. */
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
