// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Something happened somewhere; whoever waits looks again, and every now and then for what nobody tells. */
final class Changes {

    private static final long SECONDS = 30;
    private static final long GLANCE = 200;

    private long count;

    synchronized void happened() {
        count++;
        notifyAll();
    }

    /** Looks now and after each change until the value is there. */
    <T> void await(Supplier<T> look, T wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        long seen = count();
        var value = look.get();
        while (!wanted.equals(value) && System.nanoTime() < end) {
            waitBeyond(seen);
            seen = count();
            value = look.get();
        }
        assertThat(value).isEqualTo(wanted);
    }

    private synchronized long count() {
        return count;
    }

    private synchronized void waitBeyond(long seen) throws InterruptedException {
        if (count == seen) {
            wait(GLANCE);
        }
    }
}
