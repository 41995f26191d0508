// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does later what ends a grace; its thread ends when nothing is left to be done. */
final class Farewells implements AutoCloseable {

    private static final long IDLE_SECONDS = 5;

    private final Duration grace;
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, Farewells::thread, new ThreadPoolExecutor.DiscardPolicy());

    Farewells(Duration grace) {
        this.grace = grace;
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "tessera-objects-ipso");
        thread.setDaemon(true);
        return thread;
    }

    void later(Runnable farewell) {
        if (grace.isZero()) {
            farewell.run();
            return;
        }
        timer.schedule(farewell, grace.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Nothing is done any more. */
    @Override
    public void close() {
        timer.shutdownNow();
    }
}
