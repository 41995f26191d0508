// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.util.concurrent.TimeUnit;

/** Counts what has begun and not ended, and lets one wait for it to get less. */
final class InFlight {

    private int count;

    synchronized void enter() {
        count++;
    }

    synchronized void leave() {
        count--;
        notifyAll();
    }

    synchronized int count() {
        return count;
    }

    /**
     * Waits until there are at most so many.
     *
     * @param deadline of {@link System#nanoTime()}
     * @return whether it came to that
     */
    synchronized boolean awaitAtMost(int most, long deadline) throws InterruptedException {
        while (count > most) {
            long nanos = deadline - System.nanoTime();
            if (nanos <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        }
        return true;
    }
}
