// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench.wire;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** So many messages to be sent, and what became of them. All calls come from the fleet's thread. */
final class Job {

    private static final long AGAIN_NANOS = 2_000_000_000L;
    private static final int MOST_TRIES = 5;

    /**
     * @param again how many messages had to be sent again
     * @param nanos how long the whole took
     * @param median of the time until a message was answered, in ns
     * @param slowest hundredth of them took longer, in ns
     */
    record Outcome(int again, long nanos, long median, long slowest) {}

    /** A message on its way. */
    private record Sent(SimulatedClient client, int number, int tries, long nanos) {}

    private final Uplink uplink;
    private final SimulatedClient[] clients;
    private final int outstanding;
    private final long[] took;
    private final long[] began;
    private final ArrayDeque<Sent> oldestFirst = new ArrayDeque<>();
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final long start = System.nanoTime();
    private int next;
    private int open;
    private int again;

    Job(Uplink uplink, SimulatedClient[] clients, int count, int outstanding) {
        this.uplink = uplink;
        this.clients = clients;
        this.outstanding = outstanding;
        this.took = new long[count];
        this.began = new long[clients.length];
    }

    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    void answered(SimulatedClient client) {
        open--;
        int number = client.lastNumber();
        took[number] = System.nanoTime() - began[number % clients.length];
    }

    /** Sends what may be sent now; true when everything was answered. */
    boolean goOn() throws IOException {
        sendAgain();
        while (open < outstanding && next < took.length && !client(next).isWaiting()) {
            send(next++);
        }
        if (next < took.length || open > 0) {
            return false;
        }
        Arrays.sort(took);
        outcome.complete(
                new Outcome(again, System.nanoTime() - start, took[took.length / 2], took[(int) (took.length * 0.99)]));
        return true;
    }

    private SimulatedClient client(int number) {
        return clients[number % clients.length];
    }

    private void send(int number) throws IOException {
        open++;
        long now = System.nanoTime();
        began[number % clients.length] = now;
        client(number).send(uplink, number);
        oldestFirst.add(new Sent(client(number), number, 1, now));
    }

    private void sendAgain() throws IOException {
        long now = System.nanoTime();
        for (var sent = oldestFirst.peek(); sent != null; sent = oldestFirst.peek()) {
            boolean waits = sent.client().isWaiting() && sent.client().lastNumber() == sent.number();
            if (waits && now - sent.nanos() < AGAIN_NANOS) {
                return;
            }
            oldestFirst.remove();
            if (waits) {
                again++;
                oldestFirst.add(once(sent, now));
            }
        }
    }

    private static Sent once(Sent sent, long now) throws IOException {
        if (sent.tries() == MOST_TRIES) {
            throw new IOException("no answer to message " + sent.number());
        }
        sent.client().sendAgain();
        return new Sent(sent.client(), sent.number(), sent.tries() + 1, now);
    }
}
