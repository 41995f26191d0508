// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.itests.interop.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server, killed again and again at random moments while requests to a client in queue mode are put: the client gets
 * every one that was accepted with 202, in order, when it wakes up (Transport 1.2, 6.5).
 */
class ServerKilledIT {

    private static final int ROUNDS = Math.max(5, Integer.getInteger("endurance.rounds", 20) / 5);
    private static final int MOST_IN_A_ROUND = 40;
    private static final int LIFE_MILLIS = 400;
    private static final String RUNTIME = "io.tessera.lwm2m.server.runtime.cfg";

    private final Operator operator = new Operator();
    private final List<String> accepted = new ArrayList<>();
    private int next;

    @TempDir
    private Path work;

    @Test
    void a_client_gets_every_request_that_was_accepted_however_often_the_server_is_killed() throws Exception {
        var given = System.getProperty("endurance.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        System.out.printf("%d rounds; -Dendurance.seed=%d repeats them%n", ROUNDS, seed);
        var random = new Random(seed);
        Operator.configure(work, RUNTIME, "waitingRequests=10000");
        int coap = Role.freeUdpPort();
        try (var client = new SleepingClient(coap)) {
            try (var role = Role.server(work, coap, Role.freeTcpPort())) {
                client.register();
                // At once: what it answered is on disk.
                role.kill();
            }
            for (int round = 0; round < ROUNDS; round++) {
                live(coap, random.nextInt(LIFE_MILLIS));
            }
            try (var role = Role.server(work, coap, Role.freeTcpPort())) {
                assertThat(accepted).isNotEmpty();
                var written = client.wakeUntilWritten(accepted.get(accepted.size() - 1));
                assertThat(written).containsAll(accepted).isSortedAccordingTo(ServerKilledIT::byNumber);
                assertThat(written).doesNotHaveDuplicates();
                role.mustLive(0);
            }
        }
        System.out.printf("killed %d times: %d requests accepted, all there%n", ROUNDS + 1, accepted.size());
    }

    private void live(int coap, int millis) throws Exception {
        int port = Role.freeTcpPort();
        try (var role = Role.server(work, coap, port)) {
            var asking = CompletableFuture.runAsync(() -> putWhileItLives(port));
            role.mustLive(millis);
            role.kill();
            asking.get(60, TimeUnit.SECONDS);
        }
    }

    private void putWhileItLives(int port) {
        try {
            for (int i = 0; i < MOST_IN_A_ROUND; i++) {
                var value = "number " + next++;
                operator.put(port, value);
                accepted.add(value);
            }
        } catch (IOException killed) {
            // What was under way may be in the queue, or not.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int byNumber(String one, String other) {
        return Integer.compare(number(one), number(other));
    }

    private static int number(String value) {
        return Integer.parseInt(value.substring(value.indexOf(' ') + 1));
    }
}
