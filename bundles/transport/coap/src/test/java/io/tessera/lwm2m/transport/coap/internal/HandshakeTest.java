// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.HandshakeTerms;
import io.tessera.lwm2m.transport.NoAnswer;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** What an attacker on the way can do to a handshake, and what can be read of one. */
@Timeout(60)
class HandshakeTest {

    private static final int CBC = 0x00AE;
    private static final int GCM = 0x00A8;

    @Test
    void a_cipher_suite_that_is_not_allowed_is_not_agreed_on() {
        try (var ends = new SecureEnds(SecureEnds.IMPATIENT)) {
            // NULL encryption, export keys, and plain RSA: nothing of it is known here.
            var weak = new HandshakeTerms("", List.of(0x002C, 0x0001, 0x0003));
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> ends.connect(new Credentials.PreSharedKey("device", SecureEnds.KEY, weak)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_handshake_that_was_made_weaker_on_the_way_fails() throws Exception {
        try (var log = OperatorLog.read();
                var ends = new SecureEnds(SecureEnds.IMPATIENT);
                var relay = new Relay(ends.server.localAddress())) {
            relay.tampering = HandshakeTest::offerCbcOnly;
            var server = ends.client.useCredentials(
                    relay.address(),
                    new Credentials.PreSharedKey("device", SecureEnds.KEY, new HandshakeTerms("", List.of(GCM, CBC))));
            var failure = SecureEnds.failure(ends.client.send(server, Listener.get("3")));
            assertThat(failure.reason()).isEqualTo(NoAnswer.Reason.SECURITY);
            assertThat(ends.atServer.requests).isEmpty();
            assertThat(ends.atServer.associations).isEmpty();
            // What was changed on the way can't be told from a proof that was made with another key.
            assertThat(log.await("No association with " + relay.clientAsSeen()))
                    .isEqualTo("WARN No association with %s: wrong key for the PSK identity device"
                            .formatted(relay.clientAsSeen()));
            assertThat(log.await("No association with " + relay.address())).startsWith("WARN");
        }
    }

    /** Overwrites the suites in a ClientHello (RFC 6347, 4.2.2). */
    private static byte[] offerCbcOnly(byte[] datagram) {
        if (datagram[0] != 22 || datagram[13] != 1) {
            return datagram;
        }
        int at = 13 + 12 + 2 + 32;
        at += 1 + datagram[at];
        at += 1 + datagram[at];
        int length = (datagram[at] & 0xFF) << 8 | datagram[at + 1] & 0xFF;
        for (int i = at + 2; i < at + 2 + length; i += 2) {
            if (datagram[i] == 0 && (datagram[i + 1] & 0xFF) == GCM) {
                datagram[i + 1] = (byte) CBC;
            }
        }
        return datagram;
    }

    @Test
    void when_there_is_no_more_room_an_association_that_is_in_use_stays() throws Exception {
        var known = new KnownPeers().withKey("device", SecureEnds.KEY);
        var security = new Security(new DtlsSettings(6, 1, 10, 60), () -> known, Optional.empty());
        try (var socket = new DatagramSocket(SecureEnds.ANY);
                var server = CoapEndpoints.openSecure(socket, SecureEnds.IMPATIENT, security);
                var first = CoapEndpoints.openSecure(SecureEnds.ANY, SecureEnds.IMPATIENT, Security.NOBODY);
                var second = CoapEndpoints.openSecure(SecureEnds.ANY, SecureEnds.IMPATIENT, Security.NOBODY)) {
            server.listen(new Listener());
            var credentials = new Credentials.PreSharedKey("device", SecureEnds.KEY);
            var atServer = first.useCredentials(server.localAddress(), credentials);
            SecureEnds.await(first.send(atServer, Listener.get("3")));
            second.useCredentials(server.localAddress(), credentials);
            var failure = SecureEnds.failure(second.send(atServer, Listener.get("3")));
            assertThat(failure.reason()).isIn(NoAnswer.Reason.TIMEOUT, NoAnswer.Reason.SECURITY);
            assertThat(Listener.text(SecureEnds.await(first.send(atServer, Listener.get("3")))))
                    .isEqualTo("GET /3");
        }
    }

    @Test
    void no_key_is_in_any_log() throws Exception {
        var root = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var before = root.getLevel();
        var appenders = new ArrayList<Appender<ILoggingEvent>>();
        root.iteratorForAppenders().forEachRemaining(appenders::add);
        appenders.forEach(root::detachAppender);
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        try (var ends = new SecureEnds(SecureEnds.IMPATIENT)) {
            ends.known.own = Authority.rawKey();
            var device = Authority.rawKey();
            assertThat(ends.ask(ends.connect())).isEqualTo("GET /3/0");
            var raw = new Credentials.RawPublicKey(device, ends.known.own.publicKey(), HandshakeTerms.ANY);
            SecureEnds.failure(ends.client.send(ends.connect(raw), Listener.get("3")));
            var text = List.copyOf(log.list).stream()
                    .map(event -> event.getFormattedMessage())
                    .collect(Collectors.joining("\n"));
            assertThat(text).contains("device");
            for (var secret : List.of(
                    SecureEnds.KEY,
                    device.privateKey().getEncoded(),
                    ends.known.own.privateKey().getEncoded())) {
                assertThat(text)
                        .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1))
                        .doesNotContainIgnoringCase(HexFormat.of().formatHex(secret))
                        .doesNotContain(Base64.getEncoder().encodeToString(secret));
            }
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
            appenders.forEach(root::addAppender);
        }
    }
}
