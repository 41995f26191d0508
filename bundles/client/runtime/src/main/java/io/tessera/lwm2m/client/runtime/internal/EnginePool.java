// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * The threads of all clients: two for the engines and their timers, one for what blocks, which ends when there is
 * nothing to do. However many clients there are, there are no more.
 */
@Component(name = EnginePool.NAME, service = EnginePool.class)
public final class EnginePool implements AutoCloseable {

    static final String NAME = "io.tessera.lwm2m.client.runtime.pool";

    private static final int THREADS = 2;
    private static final int WAITING_NAMES = 256;
    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor engines =
            new ScheduledThreadPoolExecutor(THREADS, named("lwm2m-client-engine-"));
    private final ThreadPoolExecutor blocking = new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING_NAMES),
            named("lwm2m-client-names-"));

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    @Activate
    public EnginePool() {
        engines.setRemoveOnCancelPolicy(true);
        engines.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        blocking.allowCoreThreadTimeOut(true);
    }

    /**
     * Takes a client's name into use.
     *
     * @throws IllegalArgumentException if another client has it: both would keep their state in one place
     */
    void take(String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("lwm2m.client must be a name of its own, but there is another " + name);
        }
    }

    /** The name is free again. */
    void release(String name) {
        names.remove(name);
    }

    /** What the engines run on. */
    ScheduledExecutorService engines() {
        return engines;
    }

    /** For what blocks: the resolution of host names. Refuses when too much waits. */
    Executor blocking() {
        return blocking;
    }

    @Override
    @Deactivate
    public void close() {
        blocking.shutdownNow();
        engines.shutdown();
    }

    private static ThreadFactory named(String prefix) {
        var count = new AtomicInteger();
        return task -> {
            var thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
