// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.spi.Server.Timer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All threads of the server, a constant number: a pool for the lanes, where nothing blocks; another for listeners, who
 * may; one timer.
 */
final class Threads implements Scheduler, AutoCloseable {

    private static final int LISTENER_THREADS = 8;
    private static final int IDLE_SECONDS = 30;

    private final ExecutorService lanes;
    private final ExecutorService listeners;
    private final ScheduledThreadPoolExecutor timer;

    Threads(int count) {
        lanes = pool(count, "lwm2m-server");
        listeners = pool(LISTENER_THREADS, "lwm2m-server-listener");
        timer = new ScheduledThreadPoolExecutor(1, named("lwm2m-server-timer"), new DiscardPolicy());
        timer.setRemoveOnCancelPolicy(true);
    }

    Executor lanes() {
        return lanes;
    }

    Executor listeners() {
        return listeners;
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        var future = timer.schedule(() -> lanes.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    /** Stops them; what waits is not run any more. */
    @Override
    public void close() {
        timer.shutdownNow();
        lanes.shutdownNow();
        listeners.shutdownNow();
    }

    private static ExecutorService pool(int count, String name) {
        var pool = new ThreadPoolExecutor(
                count,
                count,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named(name),
                new DiscardPolicy());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String name) {
        var number = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
