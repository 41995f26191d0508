// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The thread that reads smartcards and files; it ends when it is idle. */
final class Worker implements Executor, AutoCloseable {

    private static final int MOST_WAITING = 1000;

    private final ThreadPoolExecutor pool;

    Worker() {
        pool = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
            var thread = new Thread(task, "lwm2m-bootstrap-sources");
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /** What is being read is interrupted; nobody waits for it any more. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
