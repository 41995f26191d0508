// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceListener;

/** Looks again whenever a service came, changed or went, for a limited time. */
final class Eventually {

    private static final long SECONDS = 20;

    private Eventually() {}

    /** The first value that equals what is wanted, or the last one. */
    static <T> T equals(BundleContext context, T wanted, Supplier<T> look) throws InterruptedException {
        var changes = new Semaphore(0);
        ServiceListener listener = event -> changes.release();
        context.addServiceListener(listener);
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            var seen = look.get();
            while (!wanted.equals(seen) && changes.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                changes.drainPermits();
                seen = look.get();
            }
            return wanted.equals(seen) ? seen : look.get();
        } finally {
            context.removeServiceListener(listener);
        }
    }
}
