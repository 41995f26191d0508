// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.client.spi.Registration;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InterfacesTest {

    private static final Request READ = Request.of(Method.GET, List.of("3", "0"));

    private final FakeInterface management = FakeInterface.claimingAll(ClientInterface.MANAGEMENT);
    private final FakeInterface reporting =
            new FakeInterface(ClientInterface.REPORTING, request -> request.observe() == Request.OBSERVE);
    private final MemoryObject device = MemoryObject.device();
    private ClientFixture client;

    @BeforeEach
    void start() throws Exception {
        client = ClientFixture.atTwoServers();
        client.offer(device);
        client.runtime.addInterface(management, 0);
        client.runtime.addInterface(reporting, 0);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        assertThat(management.life).endsWith("detach");
    }

    @Test
    void a_request_of_a_server_goes_to_who_claims_it() throws Exception {
        management.handler = (session, exchange) -> exchange.respond(
                Response.content(0, new byte[] {(byte) session.caller().shortServerId()}));

        assertThat(receive(ClientFixture.SECOND, READ).payload()).containsExactly(2);
        assertThat(receive(ClientFixture.FIRST, READ).payload()).containsExactly(1);
    }

    @Test
    void strangers_and_servers_without_registration_hear_nothing_not_even_an_acknowledgement() throws Exception {
        var session = client.session(2);
        client.onEngine(() -> {
            session.registration(session.registration().withStatus(Registration.Status.REGISTERING, ""));
            return null;
        });

        var stranger = client.endpoint.receive(new InetSocketAddress("127.0.0.1", 9), READ);
        var unregistered = client.endpoint.receive(ClientFixture.SECOND, READ);
        assertThat(receive(ClientFixture.FIRST, READ).code()).isEqualTo(ResponseCode.CONTENT);
        assertIgnored(stranger);
        assertIgnored(unregistered);
    }

    /** Disable: everything from that server is ignored until the time is over, and others are served. */
    @Test
    void disabled_server_is_ignored_and_others_are_not() throws Exception {
        var session = client.session(2);
        client.onEngine(() -> {
            session.registration(session.registration().withStatus(Registration.Status.DISABLED, ""));
            return null;
        });

        assertIgnored(client.endpoint.receive(ClientFixture.SECOND, READ));
        assertThat(receive(ClientFixture.FIRST, READ).code()).isEqualTo(ResponseCode.CONTENT);
    }

    @Test
    void a_request_that_overtakes_the_answer_to_the_register_is_answered() throws Exception {
        var session = client.session(2);
        var registered = client.onEngine(session::registration);
        client.onEngine(() -> {
            session.registration(registered.withStatus(Registration.Status.REGISTERING, ""));
            return null;
        });

        var early = client.endpoint.receive(ClientFixture.SECOND, READ);
        client.onEngine(() -> {
            session.registration(registered);
            return null;
        });
        assertThat(early.get(10, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CONTENT);
    }

    @Test
    void an_interface_that_throws_answers_5_00() throws Exception {
        management.handler = (session, exchange) -> {
            throw new IllegalStateException("on purpose");
        };

        assertThat(receive(ClientFixture.FIRST, READ).code()).isEqualTo(ResponseCode.INTERNAL_SERVER_ERROR);
    }

    @Test
    void what_nobody_claims_is_refused() throws Exception {
        client.runtime.removeInterface(management);
        var none = FakeInterface.claimingNothing(ClientInterface.MANAGEMENT);
        client.runtime.addInterface(none, 0);

        assertThat(receive(ClientFixture.FIRST, READ).code()).isEqualTo(ResponseCode.METHOD_NOT_ALLOWED);
        assertThat(receive(ClientFixture.FIRST, Request.of(Method.GET, List.of("9")))
                        .code())
                .isEqualTo(ResponseCode.NOT_FOUND);
        assertThat(receive(ClientFixture.FIRST, Request.of(Method.POST, List.of("rd", "1")))
                        .code())
                .isEqualTo(ResponseCode.NOT_FOUND);
    }

    @Test
    void an_interface_that_is_replaced_under_traffic_loses_nothing() throws Exception {
        var answers = new ArrayList<CompletableFuture<Response>>();
        for (int round = 0; round < 10; round++) {
            answers.add(client.endpoint.receive(ClientFixture.FIRST, READ));
            client.runtime.removeInterface(management);
            answers.add(client.endpoint.receive(ClientFixture.FIRST, READ));
            answers.add(client.endpoint.receive(ClientFixture.SECOND, READ));
            client.runtime.addInterface(management, 0);
        }

        for (var answer : answers) {
            assertThat(answer.get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.CONTENT);
        }
    }

    @Test
    void a_request_waits_two_seconds_for_an_interface_and_not_more_than_64_do() throws Exception {
        client.runtime.removeInterface(management);
        var answers = new ArrayList<CompletableFuture<Response>>();
        for (int i = 0; i < 65; i++) {
            answers.add(client.endpoint.receive(ClientFixture.FIRST, READ));
        }

        assertThat(answers.get(64).get(1, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.INTERNAL_SERVER_ERROR);
        assertThat(answers.get(0)).isNotDone();
        assertThat(answers.get(63).get(5, TimeUnit.SECONDS).code()).isEqualTo(ResponseCode.INTERNAL_SERVER_ERROR);
        client.runtime.addInterface(management, 0);
    }

    @Test
    void what_others_claim_goes_on_while_one_is_replaced() throws Exception {
        client.runtime.removeInterface(management);

        var observe = READ.withObserve(Request.OBSERVE, null);
        assertThat(receive(ClientFixture.FIRST, observe).code()).isEqualTo(ResponseCode.CONTENT);
        client.runtime.addInterface(management, 0);
    }

    @Test
    void events_wait_for_the_next_interface_and_changes_are_one() throws Exception {
        client.settled();
        reporting.events.clear();
        client.runtime.removeInterface(reporting);
        var zone = Path.of(3, 0, 15);
        device.set(zone, Value.of("UTC"));
        client.settled();
        device.set(zone, Value.of("Europe/Paris"));
        client.await(() -> client.client().tree().execute(new Caller(1), Path.of(3, 0, 4), ""));
        client.settled();
        assertThat(reporting.events).isEmpty();

        client.runtime.addInterface(reporting, 0);
        client.settled();
        assertThat(reporting.life).containsExactly("attach", "detach", "attach");
        assertThat(new ArrayList<>(reporting.events))
                .containsExactly(
                        new ClientEvent.Changed(zone), new ClientEvent.Executed(Path.of(3, 0, 4), new Caller(1)));
    }

    @Test
    void too_many_events_cost_the_oldest() {
        var next = FakeInterface.claimingNothing("x");
        var slot = new InterfaceSlot(client.client(), "x", true);
        slot.add(new InterfaceSlot.Offer(next, 0));
        slot.remove(next);
        for (int i = 0; i < 10_001; i++) {
            slot.event(new ClientEvent.Changed(Path.of(3300, i)));
        }
        slot.event(new ClientEvent.Changed(Path.of(3300, 5)));
        slot.add(new InterfaceSlot.Offer(next, 0));

        assertThat(next.events).hasSize(10_000);
        assertThat(next.events.peek()).isEqualTo(new ClientEvent.Changed(Path.of(3300, 1)));
        slot.close();
    }

    @Test
    void the_higher_ranking_wins_and_the_other_takes_over_again() throws Exception {
        var better = FakeInterface.claimingAll(ClientInterface.MANAGEMENT);
        better.handler = (session, exchange) -> exchange.respond(Response.of(ResponseCode.CHANGED));
        client.runtime.addInterface(better, 5);
        assertThat(receive(ClientFixture.FIRST, READ).code()).isEqualTo(ResponseCode.CHANGED);

        client.runtime.removeInterface(better);
        assertThat(receive(ClientFixture.FIRST, READ).code()).isEqualTo(ResponseCode.CONTENT);
        assertThat(better.life).containsExactly("attach", "detach");
    }

    @Test
    void many_changes_before_the_engine_gets_to_them_are_one_event() throws Exception {
        client.settled();
        reporting.events.clear();
        var zone = Path.of(3, 0, 15);
        client.onEngine(() -> {
            for (int i = 0; i < 1000; i++) {
                device.set(zone, Value.of("zone" + i));
            }
            return null;
        });
        client.settled();

        assertThat(reporting.events).containsExactly(new ClientEvent.Changed(zone));
    }

    private Response receive(InetSocketAddress from, Request request) throws Exception {
        return client.endpoint.receive(from, request).get(5, TimeUnit.SECONDS);
    }

    private static void assertIgnored(CompletableFuture<Response> answer) {
        assertThat(answer).failsWithin(5, TimeUnit.SECONDS).withThrowableOfType(CancellationException.class);
    }
}
