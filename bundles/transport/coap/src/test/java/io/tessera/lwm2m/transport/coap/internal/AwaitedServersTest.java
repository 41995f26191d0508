// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.socket.internal.LentSocket;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What servers send after the next endpoint has begun to read, and before it is told the credentials for them. */
@Timeout(60)
class AwaitedServersTest {

    /** Nothing is sent again while a test lasts. */
    private static final Settings PATIENT = Settings.standard("patient").withAckTimeout(Duration.ofSeconds(60));

    private static final Credentials CREDENTIALS = new Credentials.PreSharedKey("device", SecureEnds.KEY);
    private static final InetSocketAddress SOMEBODY = new InetSocketAddress("192.0.2.1", 5684);

    private final KnownPeers known = new KnownPeers().withKey("device", SecureEnds.KEY);
    private final Listener atServer = new Listener();
    private final Listener atClient = new Listener();
    private LentSocket socket;
    private CoapEndpoints.Open server;
    private CoapEndpoints.Open probe;
    private CoapEndpoints.Open client;

    @BeforeEach
    void open() throws Exception {
        socket = LentSocket.open(SecureEnds.ANY, 1_000_000);
        server = CoapEndpoints.openSecure(SecureEnds.ANY, PATIENT, known);
        server.listen(atServer);
        probe = CoapEndpoints.openSecure(SecureEnds.ANY, PATIENT, Security.NOBODY);
        openClient();
    }

    private void openClient() {
        var security = new Security(DtlsSettings.standard(), () -> known, Optional.empty());
        client = CoapEndpoints.openSecure(socket, PATIENT, security);
        client.listen(atClient);
    }

    @AfterEach
    void close() {
        client.close();
        probe.close();
        server.close();
        socket.release();
    }

    private Peer connect() {
        return client.useCredentials(server.localAddress(), CREDENTIALS);
    }

    @Test
    void it_is_answered_without_being_sent_again() throws Exception {
        SecureEnds.await(client.send(connect(), Listener.get("3")));
        var device = atServer.nextRequest().peer();
        for (int swap = 0; swap < 5; swap++) {
            client.close();
            openClient();
            var answers = ask(device, 10);
            awaitRead();
            connect();
            for (int i = 0; i < 10; i++) {
                assertThat(Listener.text(SecureEnds.await(answers.get(i)))).isEqualTo("GET /early/" + i);
            }
        }
        assertThat(atServer.associations).hasSize(1);
    }

    private List<CompletionStage<Response>> ask(Peer device, int count) {
        var answers = new ArrayList<CompletionStage<Response>>();
        for (int i = 0; i < count; i++) {
            answers.add(server.send(device, Listener.get("early", "" + i)));
        }
        return answers;
    }

    /** Datagrams are read in the order in which they came: what is answered here was read after all before. */
    private void awaitRead() {
        var there = probe.useCredentials(client.localAddress(), CREDENTIALS);
        SecureEnds.await(probe.send(there, Listener.get("probe")));
    }

    @Test
    void what_is_held_is_bounded_and_handed_over_once() {
        var awaited = new AwaitedServers();
        awaited.await(List.of(AwaitedServers.name(SOMEBODY)));
        var packet = new DatagramPacket(new byte[65_000], 65_000, SOMEBODY);
        for (int i = 0; i < 10; i++) {
            assertThat(awaited.holds(packet)).isTrue();
        }
        assertThat(awaited.release(SOMEBODY)).hasSize(4);
        assertThat(awaited.release(SOMEBODY)).isEmpty();
        assertThat(awaited.holds(packet)).isFalse();
    }

    @Test
    void nobody_else_is_waited_for_and_nobody_for_ever() {
        var awaited = new AwaitedServers();
        awaited.await(List.of(AwaitedServers.name(SOMEBODY)));
        var other = new InetSocketAddress("192.0.2.1", 5685);
        assertThat(awaited.holds(new DatagramPacket(new byte[9], 9, other))).isFalse();
        assertThat(awaited.holds(new DatagramPacket(new byte[9], 9, SOMEBODY))).isTrue();
        awaited.giveUp();
        assertThat(awaited.holds(new DatagramPacket(new byte[9], 9, SOMEBODY))).isFalse();
        assertThat(awaited.release(SOMEBODY)).isEmpty();
    }
}
