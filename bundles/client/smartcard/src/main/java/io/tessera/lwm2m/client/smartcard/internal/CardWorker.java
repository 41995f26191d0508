// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The one thread that talks to a reader. Nothing wakes a thread that waits in the system's library, so callers leave it
 * behind when their time is up; until it is back nobody else goes in.
 */
final class CardWorker implements AutoCloseable {

    private static final int IDLE_SECONDS = 10;

    private final AtomicBoolean isBusy = new AtomicBoolean();
    private final ThreadPoolExecutor executor;

    CardWorker(String name) {
        executor = new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * @throws IOException what the task throws, or if it isn't done by the deadline, or if an earlier one still waits
     */
    <T> T call(Deadline deadline, Callable<T> task) throws IOException {
        if (!isBusy.compareAndSet(false, true)) {
            throw new IOException("the card reader still doesn't answer");
        }
        var result = new CompletableFuture<T>();
        executor.execute(() -> run(task, result));
        try {
            return result.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw deadline.passed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the card was read");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(describe(e.getCause()));
        }
    }

    /** Whoever gets the result may come back at once: the thread is free by then. */
    private <T> void run(Callable<T> task, CompletableFuture<T> result) {
        try {
            var value = task.call();
            isBusy.set(false);
            result.complete(value);
        } catch (Exception | LinkageError e) {
            isBusy.set(false);
            result.completeExceptionally(e);
        }
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
