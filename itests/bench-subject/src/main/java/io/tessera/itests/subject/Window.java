// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.subject;

import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Performs an operation on one client after the other, so many at a time. */
final class Window {

    private final ServerSubject server;
    private final Operation operation;
    private final int outstanding;
    private final Semaphore free;
    private final long[] nanos;
    private final AtomicInteger failed = new AtomicInteger();

    Window(ServerSubject server, Operation operation, int count, int outstanding) {
        this.server = server;
        this.operation = operation;
        this.outstanding = outstanding;
        this.free = new Semaphore(outstanding);
        this.nanos = new long[count];
    }

    /** Returns when all were answered: how many failed, then the median, the 99th percentile and the most, in ns. */
    String run(int clients) throws InterruptedException {
        for (int i = 0; i < nanos.length; i++) {
            free.acquire();
            begin(i, i % clients);
        }
        free.acquire(outstanding);
        Arrays.sort(nanos);
        return "%d %d %d %d".formatted(failed.get(), at(0.5), at(0.99), at(1));
    }

    private void begin(int number, int client) {
        long start = System.nanoTime();
        server.perform(operation, client).whenComplete((success, failure) -> {
            nanos[number] = System.nanoTime() - start;
            if (failure != null || !success) {
                failed.incrementAndGet();
            }
            free.release();
        });
    }

    private long at(double part) {
        return nanos[(int) Math.min(nanos.length - 1L, (long) (nanos.length * part))];
    }
}
