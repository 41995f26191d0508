// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads for what may hang, and a timer for what may not. Each {@link Lane} has one thread at most, so that there are no
 * more than a few for each Asset, and none of them waits for another Asset.
 */
final class Workers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    private static final long PATIENCE = 500;

    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService pool;

    Workers(String name) {
        var count = new AtomicInteger();
        pool = Executors.newCachedThreadPool(task -> daemon(task, name + "-" + count.incrementAndGet()));
        timer = new ScheduledThreadPoolExecutor(1, task -> daemon(task, name), new ThreadPoolExecutor.DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    Lane lane() {
        return new Lane(pool);
    }

    Future<?> every(long millis, Runnable task) {
        return timer.scheduleWithFixedDelay(() -> guarded(task), millis, millis, TimeUnit.MILLISECONDS);
    }

    void later(long millis, Runnable task) {
        timer.schedule(() -> guarded(task), millis, TimeUnit.MILLISECONDS);
    }

    /** A task that throws would not run again. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A point may be left as it was", e);
        }
    }

    /**
     * Does something on a lane, unless the lane hasn't come to it when the deadline is over.
     *
     * @return when it is done; fails as it does, and at the deadline
     */
    CompletionStage<Void> inTime(Lane lane, long deadline, Callable<Void> action) {
        var done = new CompletableFuture<Void>();
        if (!lane.submit(() -> run(action, done))) {
            return CompletableFuture.failedStage(new IllegalStateException("too much is waiting to be written"));
        }
        var limit = timer.schedule(
                () -> done.completeExceptionally(new IllegalStateException("no answer for %d ms".formatted(deadline))),
                deadline,
                TimeUnit.MILLISECONDS);
        done.whenComplete((nothing, failure) -> limit.cancel(false));
        return done;
    }

    /** Whoever was told that it failed must not see it done afterwards. */
    private static void run(Callable<Void> action, CompletableFuture<Void> done) {
        if (done.isDone()) {
            return;
        }
        try {
            done.complete(action.call());
        } catch (Exception e) {
            done.completeExceptionally(e);
        }
    }

    /** What was submitted is done, unless it hangs. */
    @Override
    public void close() {
        timer.shutdownNow();
        pool.shutdown();
        try {
            if (!pool.awaitTermination(PATIENCE, TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
