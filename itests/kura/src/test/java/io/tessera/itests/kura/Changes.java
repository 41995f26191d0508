// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Something happened somewhere; whoever waits looks again. */
final class Changes {

    private static final long SECONDS = 20;

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
        while (!wanted.equals(value) && waitBeyond(seen, end)) {
            seen = count();
            value = look.get();
        }
        assertThat(look.get()).isEqualTo(wanted);
    }

    private synchronized long count() {
        return count;
    }

    private synchronized boolean waitBeyond(long seen, long end) throws InterruptedException {
        while (count == seen) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
