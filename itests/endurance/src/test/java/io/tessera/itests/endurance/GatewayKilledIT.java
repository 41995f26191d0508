// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.itests.endurance.RecordingServer.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gateway, killed again and again at random moments while it measures, with a server that is there or not: what the
 * server got is what was measured (Core 1.2, 6.2, 6.4 and E.2, Resource 6).
 */
class GatewayKilledIT {

    private static final int ROUNDS = Integer.getInteger("endurance.rounds", 20);

    @TempDir
    private Path work;

    @TempDir
    private Path copies;

    private final History history = new History();
    private RecordingServer server;
    private GatewayUnderTest gateway;
    private Measured measured;
    private Observed observed;
    private String attributes;

    @BeforeEach
    void set_up() throws IOException {
        server = new RecordingServer();
        gateway = new GatewayUnderTest(work, server.uri());
        measured = new Measured(gateway.measurements());
        observed = new Observed(gateway, server, measured, history, copies);
    }

    @AfterEach
    void tear_down() throws InterruptedException {
        server.close();
    }

    @Test
    void a_server_gets_what_was_measured_however_often_the_gateway_is_killed() throws Exception {
        var given = System.getProperty("endurance.seed", "");
        long seed = given.isEmpty() ? System.nanoTime() : Long.parseLong(given);
        System.out.printf("%d rounds; -Dendurance.seed=%d repeats them%n", ROUNDS, seed);
        var random = new Random(seed);
        begin(new Draw(Draw.Kind.HEARD, random.nextInt(500)));
        for (int life = 1; life <= ROUNDS; life++) {
            live(life, Draw.of(random));
        }
        end();
        var summary = history.check(server.notifications(), measured.times());
        System.out.printf("killed %d times: %s%n", ROUNDS + 1, summary);
        assertThat(server.contacts())
                .as("one Register, then Updates")
                .extracting(RecordingServer.Contact::update)
                .containsOnlyOnce(false)
                .startsWith(false);
        assertThat(summary.left()).as("left out by the way").isLessThan(summary.measured() / 10);
    }

    /** Registers, and observes the counter. */
    private void begin(Draw draw) throws Exception {
        try (var role = gateway.launch()) {
            attributes = observed.begin();
            observed.kill(role, draw);
        }
    }

    private void live(int life, Draw draw) throws Exception {
        boolean isAlone = draw.kind() == Draw.Kind.ALONE;
        server.life(life, isAlone ? Mode.AWAY : Mode.ANSWERING);
        try (var role = gateway.launch()) {
            switch (draw.kind()) {
                case STARTING -> {}
                case ALONE -> role.awaitReady();
                default -> {
                    server.awaitContact(contact -> true);
                    assertThat(observed.discover())
                            .as("attributes in life %d", life)
                            .isEqualTo(attributes);
                }
            }
            long first = draw.kind() == Draw.Kind.LEFT_ALONE ? draw.afterMillis() / 2 : 0;
            role.mustLive(first);
            if (draw.kind() == Draw.Kind.LEFT_ALONE) {
                server.mode(Mode.AWAY);
            } else if (draw.kind() == Draw.Kind.UNACKNOWLEDGED) {
                server.mode(Mode.UNHEARD);
            }
            observed.kill(role, new Draw(draw.kind(), draw.afterMillis() - first));
        }
    }

    /** Lives until the server knows everything. */
    private void end() throws Exception {
        server.life(ROUNDS + 1, Mode.ANSWERING);
        try (var role = gateway.launch()) {
            server.awaitContact(contact -> true);
            observed.awaitNext();
            observed.kill(role, new Draw(Draw.Kind.HEARD, 0));
        }
    }
}
