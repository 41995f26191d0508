// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.connectivity_statistics.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The JDK's own timer, for one task in hours: a thread of the bundle's own would sleep all the time. */
final class Timers {

    private Timers() {}

    static Runnable after(Duration delay, Runnable task) {
        var due = new CompletableFuture<Boolean>();
        due.thenAccept(isTime -> {
            if (isTime) {
                task.run();
            }
        });
        due.completeOnTimeout(true, delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> due.complete(false);
    }
}
