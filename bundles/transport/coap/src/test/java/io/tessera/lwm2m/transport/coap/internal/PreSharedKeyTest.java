// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.HandshakeTerms;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Token;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Security Mode 0, both ends (Transport 1.2, 5.2.9.1). */
@Timeout(60)
class PreSharedKeyTest {

    @Test
    void requests_go_both_ways_over_one_association() throws Exception {
        try (var ends = new SecureEnds()) {
            var server = ends.connect();
            assertThat(server).isEqualTo(new Peer(ends.server.localAddress(), new Identity.PreSharedKey("device")));
            assertThat(ends.ask(server)).isEqualTo("GET /3/0");

            var device = ends.atServer.nextRequest().peer();
            assertThat(device).isEqualTo(new Peer(ends.client.localAddress(), new Identity.PreSharedKey("device")));
            assertThat(Listener.text(SecureEnds.await(ends.server.send(device, Listener.get("1")))))
                    .isEqualTo("GET /1");
            assertThat(ends.atClient.nextRequest().peer()).isEqualTo(server);
            assertThat(ends.atServer.nextAssociation()).isEqualTo(device);
            assertThat(ends.atClient.nextAssociation()).isEqualTo(server);
            assertThat(ends.known.asked).hasValue(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            suite  | name
            0xC0A8 | TLS_PSK_WITH_AES_128_CCM_8
            0x00AE | TLS_PSK_WITH_AES_128_CBC_SHA256
            0x00A8 | TLS_PSK_WITH_AES_128_GCM_SHA256
            0xC037 | TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA256
            0xD001 | TLS_ECDHE_PSK_WITH_AES_128_GCM_SHA256
            0xD003 | TLS_ECDHE_PSK_WITH_AES_128_CCM_8_SHA256
            0xD005 | TLS_ECDHE_PSK_WITH_AES_128_CCM_SHA256
            """)
    void each_cipher_suite_can_be_the_only_one_allowed(int suite, String name) {
        try (var ends = new SecureEnds()) {
            var terms = new HandshakeTerms("", List.of(1, suite));
            var server = ends.connect(new Credentials.PreSharedKey("device", SecureEnds.KEY, terms));
            assertThat(ends.ask(server)).as(name).isEqualTo("GET /3/0");
        }
    }

    @Test
    void suites_that_do_not_go_with_the_credentials_are_refused_at_once() {
        try (var ends = new SecureEnds()) {
            var terms = new HandshakeTerms("", List.of(0xC0AE));
            assertThatThrownBy(() -> ends.connect(new Credentials.PreSharedKey("device", SecureEnds.KEY, terms)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("None of the cipher suites [0xC0AE] can be used here");
            var nowhere = java.net.InetSocketAddress.createUnresolved("nowhere.invalid", 5684);
            assertThatThrownBy(() ->
                            ends.client.useCredentials(nowhere, new Credentials.PreSharedKey("device", SecureEnds.KEY)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> ends.connect(Credentials.NoSecurity.INSTANCE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("needs an endpoint for coap");
        }
    }

    @ParameterizedTest
    @CsvSource({"device, wrong", "stranger, not to be seen in any log"})
    @Execution(ExecutionMode.CONCURRENT)
    void a_wrong_key_and_an_unknown_identity_look_alike(String identity, String key) {
        try (var ends = new SecureEnds(SecureEnds.IMPATIENT)) {
            var server = ends.connect(
                    new Credentials.PreSharedKey(identity, key.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            var failure = SecureEnds.failure(ends.client.send(server, Listener.get("3")));
            assertThat(failure.reason()).isEqualTo(NoAnswer.Reason.SECURITY);
            assertThat(failure.alert()).isEmpty();
            assertThat(failure).hasMessageContaining("perhaps the key or the identity is wrong");
            assertThat(ends.atServer.requests).isEmpty();
            assertThat(ends.atServer.associations).isEmpty();
        }
    }

    @Test
    void the_server_name_is_told() {
        try (var ends = new SecureEnds()) {
            var server = ends.connect(
                    new Credentials.PreSharedKey("device", SecureEnds.KEY, HandshakeTerms.with("lwm2m.example.org")));
            assertThat(ends.ask(server)).isEqualTo("GET /3/0");
            assertThat(ends.known.calledBy).isEqualTo("lwm2m.example.org");
        }
    }

    @Test
    void a_store_that_takes_its_time_holds_up_nobody_else() {
        var slow = Executors.newSingleThreadExecutor();
        try (var ends = new SecureEnds()) {
            ends.known.later = slow;
            assertThat(ends.ask(ends.connect())).isEqualTo("GET /3/0");
        } finally {
            slow.shutdown();
        }
    }

    @Test
    void a_message_for_somebody_else_does_not_go_out() throws Exception {
        try (var ends = new SecureEnds()) {
            ends.ask(ends.connect());
            var device = ends.atServer.nextRequest().peer();
            var other = new Peer(device.address(), new Identity.PreSharedKey("other"));
            for (var wrong : List.of(other, Peer.anonymous(device.address()))) {
                var failure = SecureEnds.failure(ends.server.send(wrong, Listener.get("3")));
                assertThat(failure.reason()).isEqualTo(NoAnswer.Reason.UNREACHABLE);
            }
            assertThat(ends.atClient.requests).isEmpty();
        }
    }

    @Test
    void a_server_does_not_connect_to_those_who_have_not_connected_to_it() {
        try (var ends = new SecureEnds()) {
            var device = new Peer(ends.client.localAddress(), new Identity.PreSharedKey("device"));
            var failure = SecureEnds.failure(ends.server.send(device, Listener.get("3")));
            assertThat(failure.reason()).isEqualTo(NoAnswer.Reason.UNREACHABLE);
        }
    }

    @Test
    void notifications_are_delivered_and_rejected() throws Exception {
        try (var ends = new SecureEnds()) {
            var server = ends.connect();
            ends.ask(server);
            var device = ends.atServer.nextRequest().peer();
            var token = Token.of(new byte[] {1, 2, 3});
            ends.atClient.answering =
                    exchange -> exchange.respond(Listener.text("1").observed(1));
            SecureEnds.await(ends.server.send(device, Listener.get("3").withObserve(Request.OBSERVE, token)));
            var deliveries = new LinkedBlockingQueue<Delivery>();
            ends.client.notify(server, token, Listener.text("2").observed(2), true, deliveries::add);
            assertThat(deliveries.poll(5, TimeUnit.SECONDS)).isEqualTo(Delivery.ACKNOWLEDGED);
            assertThat(ends.atServer.nextNotification().peer()).isEqualTo(device);
            ends.atServer.wanted = false;
            ends.client.notify(server, token, Listener.text("3").observed(3), false, deliveries::add);
            var last = deliveries.poll(5, TimeUnit.SECONDS);
            if (last == Delivery.SENT) {
                last = deliveries.poll(5, TimeUnit.SECONDS);
            }
            assertThat(last).isEqualTo(Delivery.REJECTED);
        }
    }

    @Test
    void the_same_credentials_change_nothing_and_others_begin_anew() throws Exception {
        try (var ends = new SecureEnds()) {
            ends.ask(ends.connect());
            ends.ask(ends.connect());
            assertThat(ends.known.asked).hasValue(1);
            ends.known.withKey("renewed", new byte[] {1, 2, 3});
            var renewed = ends.connect(new Credentials.PreSharedKey("renewed", new byte[] {1, 2, 3}));
            assertThat(ends.ask(renewed)).isEqualTo("GET /3/0");
            assertThat(ends.known.asked).hasValue(2);
            assertThat(ends.atServer.nextAssociation().identity()).isEqualTo(new Identity.PreSharedKey("device"));
            assertThat(ends.atServer.nextAssociation().identity()).isEqualTo(new Identity.PreSharedKey("renewed"));
        }
    }
}
