// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench.wire;

import io.tessera.itests.subject.Operation;
import io.tessera.lwm2m.model.RequestRefused;
import java.io.IOException;

/** What each operation takes of a server's processors, as CPU seconds for 100,000. */
final class ProcessorRun {

    private static final int WARM_CLIENTS = 1_000;
    private static final int WARM_OPERATIONS = 60_000;
    private static final int OPERATIONS = 50_000;
    private static final int OUTSTANDING = 64;
    private static final double SECONDS_FOR_100_000 = 1e-4;

    private final Subject subject;
    private final Measured measured;

    ProcessorRun(Subject subject, Measured measured) {
        this.subject = subject;
        this.measured = measured;
    }

    void run(int clients) throws IOException, InterruptedException, RequestRefused {
        try (var fleet = new Fleet(WARM_CLIENTS, subject.port())) {
            warm(fleet);
        }
        try (var fleet = new Fleet(clients, subject.port())) {
            up(fleet, Uplink.REGISTER, clients);
            up(fleet, Uplink.UPDATE, OPERATIONS);
            down(Operation.OBSERVE, clients);
            long before = subject.notifications();
            up(fleet, Uplink.NOTIFY, OPERATIONS);
            awaitNotifications(before + OPERATIONS);
            down(Operation.READ_TLV, OPERATIONS);
            down(Operation.READ_CBOR, OPERATIONS);
            down(Operation.WRITE, OPERATIONS);
            measured.add("threads", "", subject.threads());
        }
    }

    /** Until HotSpot has compiled what there is to compile. */
    private void warm(Fleet fleet) throws IOException, InterruptedException {
        fleet.send(Uplink.REGISTER, fleet.size(), OUTSTANDING);
        fleet.send(Uplink.UPDATE, WARM_OPERATIONS, OUTSTANDING);
        subject.perform(Operation.OBSERVE, fleet.size(), OUTSTANDING);
        fleet.send(Uplink.NOTIFY, WARM_OPERATIONS, OUTSTANDING);
        for (var operation : Operation.values()) {
            subject.perform(operation, WARM_OPERATIONS / 2, OUTSTANDING);
        }
        for (int i = 0; i < WARM_OPERATIONS / WARM_CLIENTS / 2; i++) {
            fleet.send(Uplink.DEREGISTER, fleet.size(), OUTSTANDING);
            fleet.send(Uplink.REGISTER, fleet.size(), OUTSTANDING);
        }
        fleet.send(Uplink.DEREGISTER, fleet.size(), OUTSTANDING);
    }

    private void up(Fleet fleet, Uplink uplink, int count) throws IOException, InterruptedException {
        long before = subject.cpu();
        var outcome = fleet.send(uplink, count, OUTSTANDING);
        cpu(uplink.name(), count, subject.cpu() - before);
        measured.add(uplink + ", median answer", "µs", outcome.median() / 1e3);
        measured.add(uplink + ", 99 % answered in", "µs", outcome.slowest() / 1e3);
        measured.add(uplink + ", sent again", "", outcome.again());
    }

    private void down(Operation operation, int count) throws IOException {
        long before = subject.cpu();
        subject.perform(operation, count, OUTSTANDING);
        cpu(operation.name(), count, subject.cpu() - before);
    }

    private void cpu(String operation, int count, long nanos) {
        measured.add("CPU for 100,000 " + operation, "s", nanos / (double) count * SECONDS_FOR_100_000);
    }

    /** The application is told after the client has its acknowledgement. */
    private void awaitNotifications(long wanted) throws IOException {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (subject.notifications() < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the application was told of %d notifications less than were sent"
                        .formatted(wanted - subject.notifications()));
            }
            Thread.onSpinWait();
        }
    }
}
