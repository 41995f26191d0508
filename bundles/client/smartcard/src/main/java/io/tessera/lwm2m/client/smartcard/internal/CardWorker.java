// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one thread that talks to a reader. Nothing wakes a thread that waits in the system's library, so callers leave it
 * behind when their time is up; until it is back nobody else waits for it.
 */
final class CardWorker implements AutoCloseable {

    private static final int IDLE_SECONDS = 10;

    private final AtomicInteger leftBehind = new AtomicInteger();
    private final ScheduledThreadPoolExecutor executor;

    CardWorker(String name) {
        executor = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        executor.setRemoveOnCancelPolicy(true);
    }

    /**
     * @throws IOException what the task throws, or if it isn't done by the deadline, or if an earlier one still waits
     */
    <T> T call(Deadline deadline, Callable<T> task) throws IOException {
        if (leftBehind.get() > 0) {
            throw new IOException("the card reader still doesn't answer");
        }
        var call = new Call<>(task, new CompletableFuture<>(), new AtomicInteger());
        executor.execute(call);
        try {
            return call.result.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            leave(call);
            throw deadline.passed();
        } catch (InterruptedException e) {
            leave(call);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the card was read");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(describe(e.getCause()));
        }
    }

    /** Whoever of caller and thread is done with a call as the second one puts the count right. */
    private void leave(Call<?> call) {
        leftBehind.incrementAndGet();
        end(call);
    }

    private void end(Call<?> call) {
        if (call.ends.incrementAndGet() == 2) {
            leftBehind.decrementAndGet();
        }
    }

    private final class Call<T> implements Runnable {

        private final Callable<T> task;
        private final CompletableFuture<T> result;
        private final AtomicInteger ends;

        Call(Callable<T> task, CompletableFuture<T> result, AtomicInteger ends) {
            this.task = task;
            this.result = result;
            this.ends = ends;
        }

        @Override
        public void run() {
            try {
                result.complete(task.call());
            } catch (Exception | LinkageError e) {
                result.completeExceptionally(e);
            } finally {
                end(this);
            }
        }
    }

    /** On the same thread, time and again. */
    Future<?> every(Duration pause, Runnable task) {
        return executor.scheduleWithFixedDelay(task, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Which fault it is; its message might quote what the card sent. */
    private static String describe(Throwable fault) {
        return "the card reader failed: " + fault.getClass().getName();
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
