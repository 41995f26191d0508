// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Response;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.californium.elements.AddressEndpointContext;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.scandium.DTLSConnector;
import org.eclipse.californium.scandium.config.DtlsConfig;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.pskstore.AdvancedSinglePskStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several devices with one identity, which is allowed where somebody says so, are still several devices. */
@Timeout(60)
class SharedIdentityTest {

    /** A device that sends whatever bytes it is told to. */
    private static final class Device implements AutoCloseable {

        private final BlockingQueue<byte[]> heard = new LinkedBlockingQueue<>();
        private final InetSocketAddress server;
        private final DTLSConnector connector;

        Device(InetSocketAddress server) throws IOException {
            this.server = server;
            var configuration = new Configuration(DtlsConfig.DEFINITIONS)
                    .set(DtlsConfig.DTLS_ROLE, DtlsConfig.DtlsRole.CLIENT_ONLY);
            connector = new DTLSConnector(DtlsConnectorConfig.builder(configuration)
                    .setAddress(SecureEnds.ANY)
                    .setAdvancedPskStore(new AdvancedSinglePskStore("device", SecureEnds.KEY))
                    .build());
            connector.setRawDataReceiver(message -> heard.add(message.getBytes()));
            connector.start();
        }

        void send(byte[] message) {
            connector.send(RawData.outbound(message, new AddressEndpointContext(server), null, false));
        }

        byte[] hear() throws InterruptedException {
            return Listener.present(heard.poll(10, TimeUnit.SECONDS));
        }

        @Override
        public void close() {
            connector.destroy();
        }
    }

    private SecureEnds ends;
    private Device one;
    private Device other;

    @BeforeEach
    void open() throws IOException {
        ends = new SecureEnds();
        one = new Device(ends.server.localAddress());
        other = new Device(ends.server.localAddress());
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        ends.close();
    }

    private Peer known(Device device) throws Exception {
        device.send(RawPeer.confirmable(RawPeer.GET, 1).path("here").bytes());
        device.hear();
        return ends.atServer.nextRequest().peer();
    }

    private static byte[] get(String path) {
        return RawPeer.confirmable(RawPeer.GET, 77).path(path).bytes();
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }

    @Test
    void the_same_message_id_from_two_of_them_is_two_messages() throws Exception {
        one.send(get("one"));
        assertThat(text(one.hear())).endsWith("GET /one");
        other.send(get("other"));
        assertThat(text(other.hear())).endsWith("GET /other");
        assertThat(ends.atServer.handled).hasValue(2);
        one.send(get("one"));
        assertThat(text(one.hear())).endsWith("GET /one");
        assertThat(ends.atServer.handled).hasValue(2);
    }

    @Test
    void an_answer_of_one_is_none_of_the_other() throws Exception {
        var first = known(one);
        known(other);
        var waiting = ends.server.send(first, Listener.get("3")).toCompletableFuture();
        var request = one.hear();
        other.send(answer(request, "other"));
        // Read after it, so it is known by then that the other one's was left out.
        other.send(get("after"));
        other.hear();
        assertThat(waiting).isNotDone();
        one.send(answer(request, "one"));
        assertThat(Listener.text(SecureEnds.await(waiting))).isEqualTo("one");
    }

    /** 2.05 within an acknowledgement. */
    private static byte[] answer(byte[] request, String payload) {
        int token = request[0] & 15;
        var answer = new byte[4 + token + 1 + payload.length()];
        System.arraycopy(request, 0, answer, 0, 4 + token);
        answer[0] = (byte) (0x60 | token);
        answer[1] = 0x45;
        answer[4 + token] = -1;
        var bytes = payload.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, answer, 5 + token, bytes.length);
        return answer;
    }

    @Test
    void requests_to_all_of_them_are_answered_by_whom_they_were_sent_to() throws Exception {
        try (var more = CoapEndpoints.openSecure(SecureEnds.ANY, Settings.standard("more"), Security.NOBODY)) {
            var atMore = new Listener();
            more.listen(atMore);
            atMore.answering = exchange -> exchange.respond(Listener.text("more"));
            ends.atClient.answering = exchange -> exchange.respond(Listener.text("client"));
            ends.ask(ends.connect());
            var client = ends.atServer.nextRequest().peer();
            var credentials = new Credentials.PreSharedKey("device", SecureEnds.KEY);
            SecureEnds.await(
                    more.send(more.useCredentials(ends.server.localAddress(), credentials), Listener.get("3")));
            var second = ends.atServer.nextRequest().peer();
            assertThat(second.identity()).isEqualTo(client.identity());
            var answers = IntStream.range(0, 400)
                    .mapToObj(i -> ends.server
                            .send(i % 2 == 0 ? client : second, Listener.get("3"))
                            .toCompletableFuture())
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(text(answers.get(i))).isEqualTo(i % 2 == 0 ? "client" : "more");
            }
        }
    }

    private static String text(CompletableFuture<Response> answer) {
        return Listener.text(SecureEnds.await(answer));
    }

    @Test
    void message_ids_to_one_identity_do_not_repeat_whatever_its_addresses() throws Exception {
        var ids = new MessageIds(address -> "device");
        var used = new HashSet<Integer>();
        try (var here = new DatagramSocket(SecureEnds.ANY);
                var there = new DatagramSocket(SecureEnds.ANY)) {
            for (int i = 0; i < 1 << 15; i++) {
                for (var socket : List.of(here, there)) {
                    used.add(ids.getNextMessageId((InetSocketAddress) socket.getLocalSocketAddress()));
                }
            }
        }
        assertThat(used).hasSize(1 << 16);
    }
}
