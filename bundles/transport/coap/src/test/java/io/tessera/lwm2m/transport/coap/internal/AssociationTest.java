// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.transport.Alert;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Response;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What becomes of an association: who may use it, from where, for how long. */
@Timeout(60)
class AssociationTest {

    private static final Identity DEVICE = new Identity.PreSharedKey("device");

    private SecureEnds ends;
    private Relay relay;
    private Peer server;

    @BeforeEach
    void open() throws Exception {
        ends = new SecureEnds(SecureEnds.IMPATIENT);
        relay = new Relay(ends.server.localAddress());
        server = connect();
    }

    private Peer connect() {
        return ends.client.useCredentials(relay.address(), new Credentials.PreSharedKey("device", SecureEnds.KEY));
    }

    @AfterEach
    void close() throws Exception {
        relay.close();
        ends.close();
    }

    private CompletionStage<Response> send(String what) {
        return ends.client.send(server, Listener.get(what));
    }

    @Test
    void a_record_that_is_sent_again_is_not_read_again() throws Exception {
        ends.ask(server);
        var request = relay.sent().get(relay.sent().size() - 1);
        for (int i = 0; i < 5; i++) {
            relay.inject(request);
        }
        assertThat(ends.ask(server)).isEqualTo("GET /3/0");
        assertThat(ends.atServer.handled).hasValue(2);
    }

    @Test
    void a_whole_handshake_that_is_sent_again_does_not_disturb_the_association() throws Exception {
        ends.ask(server);
        for (var datagram : relay.sent()) {
            relay.inject(datagram);
        }
        assertThat(ends.ask(server)).isEqualTo("GET /3/0");
        assertThat(ends.atServer.handled).hasValue(2);
        assertThat(relay.handshakes()).isEqualTo(1);
    }

    @Test
    void records_in_another_order_are_read() throws Exception {
        ends.ask(server);
        relay.hold();
        var first = send("1");
        relay.awaitHeld(1);
        var second = send("2");
        relay.awaitHeld(2);
        relay.releaseReversed();
        assertThat(Listener.text(SecureEnds.await(first))).isEqualTo("GET /1");
        assertThat(Listener.text(SecureEnds.await(second))).isEqualTo("GET /2");
    }

    @Test
    void a_record_that_was_changed_changes_nothing() throws Exception {
        ends.ask(server);
        var request = relay.sent().get(relay.sent().size() - 1).clone();
        // A newer one, so that it isn't left out as a repetition.
        request[10] += 5;
        relay.inject(request);
        request[request.length - 1] ^= 1;
        relay.inject(request);
        assertThat(ends.ask(server)).isEqualTo("GET /3/0");
        assertThat(ends.atServer.handled).hasValue(2);
    }

    @Test
    void a_peer_goes_on_from_another_address_by_its_connection_id() throws Exception {
        ends.ask(server);
        var before = ends.atServer.nextRequest().peer();
        assertThat(before).isEqualTo(new Peer(relay.clientAsSeen(), DEVICE));
        relay.move();
        ends.ask(server);
        var after = ends.atServer.nextRequest().peer();
        assertThat(after).isEqualTo(new Peer(relay.clientAsSeen(), DEVICE)).isNotEqualTo(before);
        assertThat(Listener.text(SecureEnds.await(ends.server.send(after, Listener.get("1")))))
                .isEqualTo("GET /1");
        assertThat(ends.atServer.associations).hasSize(1);
        assertThat(relay.handshakes()).isEqualTo(1);
    }

    @Test
    void an_old_record_from_another_address_moves_nobody() throws Exception {
        ends.ask(server);
        var device = ends.atServer.nextRequest().peer();
        var request = relay.sent().get(relay.sent().size() - 1);
        try (var thief = new RawPeer(ends.server.localAddress())) {
            thief.send(request);
            request[request.length - 1] ^= 1;
            thief.send(request);
            assertThat(Listener.text(SecureEnds.await(ends.server.send(device, Listener.get("1")))))
                    .isEqualTo("GET /1");
            assertThat(thief.hearsNothing()).isTrue();
        }
        assertThat(ends.atServer.handled).hasValue(1);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void without_a_connection_id_another_address_is_nobody() throws Exception {
        var settings = new DtlsSettings(0, 100, 100, 60);
        var security = new Security(settings, () -> ends.known, java.util.Optional.empty());
        try (var socket = new java.net.DatagramSocket(SecureEnds.ANY);
                var plain = CoapEndpoints.openSecure(socket, SecureEnds.IMPATIENT, security);
                var between = new Relay(plain.localAddress())) {
            var listener = new Listener();
            plain.listen(listener);
            var peer = ends.client.useCredentials(
                    between.address(), new Credentials.PreSharedKey("device", SecureEnds.KEY));
            ends.ask(peer);
            between.move();
            var failure = SecureEnds.failure(ends.client.send(peer, Listener.get("3")));
            assertThat(failure.reason()).isEqualTo(NoAnswer.Reason.TIMEOUT);
            assertThat(listener.handled).hasValue(1);
            // It was unanswered, so the next one begins with a handshake: a short one, the session is still known.
            assertThat(ends.ask(peer)).isEqualTo("GET /3/0");
            assertThat(listener.associations).hasSize(1);
            assertThat(ends.known.asked).hasValue(1);
            assertThat(between.handshakes()).isGreaterThan(1);
        }
    }

    @Test
    void a_client_hello_from_a_spoofed_address_ends_nothing() throws Exception {
        ends.ask(server);
        var hello = relay.sent().get(0);
        var changed = hello.clone();
        // Another random: another handshake, without a cookie.
        changed[30] ^= 1;
        relay.inject(changed);
        // With a cookie that was made for the other one.
        var verified = relay.sent().get(1).clone();
        verified[30] ^= 1;
        relay.inject(verified);
        assertThat(ends.ask(server)).isEqualTo("GET /3/0");
        assertThat(ends.atServer.associations).hasSize(1);
        assertThat(relay.handshakes()).isEqualTo(1);
    }

    @Test
    void an_alert_that_is_not_authentic_ends_nothing() throws Exception {
        ends.ask(server);
        // fatal, handshake_failure, in plain text
        relay.inject(new byte[] {21, -2, -3, 0, 0, 0, 0, 0, 0, 0, 99, 0, 2, 2, 40});
        assertThat(ends.ask(server)).isEqualTo("GET /3/0");
        assertThat(ends.atServer.associations).hasSize(1);
    }

    @Test
    void an_association_that_is_ended_is_made_anew_by_the_next_message() throws Exception {
        ends.ask(server);
        ends.client.endAssociation(server);
        assertThat(ends.atServer.nextAlert()).isEqualTo(new Alert(1, Alert.CLOSE_NOTIFY, true));
        var failure = SecureEnds.failure(send("3"));
        assertThat(failure.reason()).isEqualTo(NoAnswer.Reason.UNREACHABLE);
        assertThat(ends.ask(connect())).isEqualTo("GET /3/0");
        assertThat(ends.atServer.associations).hasSize(2);
    }

    @Test
    void twenty_associations_in_a_row_are_made_and_ended() {
        for (int i = 0; i < 20; i++) {
            assertThat(ends.ask(connect())).isEqualTo("GET /3/0");
            ends.client.endAssociation(server);
        }
        assertThat(ends.atServer.associations).hasSize(20);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void a_server_ends_the_associations_of_an_identity() throws Exception {
        ends.ask(server);
        var device = ends.atServer.nextRequest().peer();
        ends.known.keys.clear();
        ends.server.endAssociations(new Identity.PreSharedKey("somebody"));
        assertThat(ends.ask(server)).isEqualTo("GET /3/0");
        ends.server.endAssociations(DEVICE);
        assertThat(ends.atClient.nextAlert()).isEqualTo(new Alert(1, Alert.CLOSE_NOTIFY, true));
        assertThat(SecureEnds.failure(ends.server.send(device, Listener.get("1")))
                        .reason())
                .isEqualTo(NoAnswer.Reason.UNREACHABLE);
        assertThat(SecureEnds.failure(send("3")).reason()).isEqualTo(NoAnswer.Reason.SECURITY);
        assertThat(ends.atServer.handled).hasValue(2);
    }

    @Test
    void an_ignored_request_is_repeated_in_new_records_until_it_is_answered() {
        ends.atServer.answering = exchange -> {
            if (ends.atServer.handled.get() < 3) {
                exchange.ignore();
                return;
            }
            exchange.respond(Listener.text("at last"));
        };
        assertThat(Listener.text(SecureEnds.await(send("3")))).isEqualTo("at last");
        assertThat(ends.atServer.handled).hasValue(3);
    }

    @Test
    void bodies_in_blocks_go_both_ways() {
        var body = new byte[5000];
        Arrays.fill(body, (byte) 'x');
        ends.atServer.answering = exchange ->
                exchange.respond(Response.content(0, exchange.request().payload()));
        var request = Listener.get("19").withPayload(0, body);
        assertThat(SecureEnds.await(ends.client.send(server, request)).payload())
                .isEqualTo(body);
    }
}
