// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench.wire;

import io.tessera.itests.subject.Operation;
import io.tessera.lwm2m.model.RequestRefused;
import java.io.IOException;

/** What a registration and an observation take of a server's heap; messages are hardly remembered meanwhile. */
final class MemoryRun {

    private static final int OUTSTANDING = 64;
    private static final double STEADY = 0.002;
    private static final int LOOKS = 100;

    /** So many looks in a row without a change. */
    private static final int ENOUGH = 30;

    private final Subject subject;
    private final Measured measured;

    MemoryRun(Subject subject, Measured measured) {
        this.subject = subject;
        this.measured = measured;
    }

    void run(int clients) throws IOException, InterruptedException, RequestRefused {
        try (var fleet = new Fleet(clients, subject.port())) {
            // Everything is loaded once, and what is loaded for ever isn't counted.
            fleet.send(Uplink.REGISTER, clients, OUTSTANDING);
            subject.perform(Operation.OBSERVE, clients, OUTSTANDING);
            fleet.send(Uplink.DEREGISTER, clients, OUTSTANDING);
            long empty = steadyHeap();
            fleet.send(Uplink.REGISTER, clients, OUTSTANDING);
            long registered = steadyHeap();
            measured.add("heap for a registration", "B", (registered - empty) / (double) clients);
            subject.perform(Operation.OBSERVE, clients, OUTSTANDING);
            measured.add("heap for an observation", "B", (steadyHeap() - registered) / (double) clients);
        }
    }

    /** Messages are forgotten little by little; until then the heap shrinks. */
    private long steadyHeap() throws IOException {
        long least = subject.heap();
        int same = 0;
        for (int i = 0; i < LOOKS && same < ENOUGH; i++) {
            long now = subject.heap();
            same = now < least * (1 - STEADY) ? 0 : same + 1;
            least = Math.min(least, now);
        }
        return least;
    }
}
