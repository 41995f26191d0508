// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.itests.endurance.RecordingServer.Mode;
import io.tessera.lwm2m.client.runtime.internal.KeptOnDisk;
import io.tessera.lwm2m.client.spi.StoredNotification;
import io.tessera.lwm2m.itests.interop.Role;
import io.tessera.lwm2m.model.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.eclipse.californium.core.coap.CoAP.Code;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Request;
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
    private static final int LINK_FORMAT = 40;
    private static final int SENML_JSON = 110;

    @TempDir
    private Path work;

    @TempDir
    private Path copies;

    private final History history = new History();
    private RecordingServer server;
    private GatewayUnderTest gateway;
    private Measured measured;
    private String attributes;

    @BeforeEach
    void set_up() throws IOException {
        server = new RecordingServer();
        gateway = new GatewayUnderTest(work, server.uri());
        measured = new Measured(gateway.measurements());
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
            server.awaitContact(contact -> contact.objects().contains("</3300/7>"));
            var confirmable = new Request(Code.PUT);
            confirmable.getOptions().setUriPath(GatewayUnderTest.COUNTER).addUriQuery("con=1");
            assertThat(server.ask(confirmable).getCode()).isEqualTo(ResponseCode.CHANGED);
            attributes = discover();
            assertThat(attributes).contains("con=1");
            var observe = new Request(Code.GET);
            observe.getOptions().setUriPath(GatewayUnderTest.COUNTER).setAccept(SENML_JSON);
            observe.setObserve();
            assertThat(server.ask(observe).getOptions().hasObserve()).isTrue();
            kill(role, draw);
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
                    assertThat(discover()).as("attributes in life %d", life).isEqualTo(attributes);
                }
            }
            long first = draw.kind() == Draw.Kind.LEFT_ALONE ? draw.afterMillis() / 2 : 0;
            role.mustLive(first);
            if (draw.kind() == Draw.Kind.LEFT_ALONE) {
                server.mode(Mode.AWAY);
            } else if (draw.kind() == Draw.Kind.UNACKNOWLEDGED) {
                server.mode(Mode.UNHEARD);
            }
            kill(role, new Draw(draw.kind(), draw.afterMillis() - first));
        }
    }

    private void kill(Role role, Draw draw) throws Exception {
        role.mustLive(draw.afterMillis());
        role.kill();
        remember(draw);
    }

    private void remember(Draw draw) throws IOException {
        long end = System.currentTimeMillis();
        var kept = KeptOnDisk.notifications(gateway.work(), copies, 1).stream()
                .flatMap(notification -> numbers(notification).stream())
                .toList();
        history.add(new History.Life(draw, measured.times().size(), end, kept));
    }

    private static List<Long> numbers(StoredNotification notification) {
        return notification.values().stream()
                .map(value -> (long) ((Value.FloatValue) value.value()).value())
                .toList();
    }

    /** Lives until the server knows everything. */
    private void end() throws Exception {
        server.life(ROUNDS + 1, Mode.ANSWERING);
        try (var role = gateway.launch()) {
            server.awaitContact(contact -> true);
            server.awaitNumber(measured.times().size() + 1L);
            role.kill();
            remember(new Draw(Draw.Kind.HEARD, 0));
        }
    }

    /** The counter comes a little later than the client, which tells of it then. */
    private String discover() throws Exception {
        int heard = server.contacts().size();
        var response = server.ask(discovery());
        while (response.getCode() == ResponseCode.NOT_FOUND) {
            server.awaitContacts(heard + 1);
            heard = server.contacts().size();
            response = server.ask(discovery());
        }
        assertThat(response.getCode()).isEqualTo(ResponseCode.CONTENT);
        return new String(response.getPayload(), UTF_8);
    }

    private static Request discovery() {
        var request = new Request(Code.GET);
        request.getOptions().setUriPath(GatewayUnderTest.COUNTER).setAccept(LINK_FORMAT);
        return request;
    }
}
