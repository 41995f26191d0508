// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Large bodies that one peer fetches from one path at the same time. The request for a further block has another token,
 * so what else the peer repeats tells whose block it is (RFC 7959, 2.4 and 2.6).
 */
@Timeout(60)
class TransfersSideBySideTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int ONE = 0x11;
    private static final int OTHER = 0x22;
    private static final int LATER = 0x33;
    private static final int BLOCK = 1024;
    private static final String ALL_X = "78".repeat(16);
    private static final String ALL_Y = "79".repeat(16);

    private final BlockingQueue<Delivery> toldOfOne = new LinkedBlockingQueue<>();
    private final BlockingQueue<Delivery> toldOfOther = new LinkedBlockingQueue<>();
    private final Listener listener = new Listener();
    private CoapEndpoints.Open endpoint;
    private RawPeer peer;
    private int messageId = 100;

    @BeforeEach
    void open() throws IOException {
        endpoint = CoapEndpoints.open(ANY, Settings.standard("beside"));
        listener.answering = exchange -> exchange.respond(Listener.text("small").observed(1));
        endpoint.listen(listener);
        peer = new RawPeer(endpoint.localAddress());
    }

    @AfterEach
    void close() {
        peer.close();
        endpoint.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void observe(int token, int accept) throws IOException {
        peer.send(RawPeer.confirmable(RawPeer.GET, ++messageId, token)
                .option(6, (byte) 0)
                .path("a")
                .option(RawPeer.ACCEPT, (byte) accept)
                .bytes());
        assertThat(peer.hear()).endsWith("736d616c6c");
    }

    private void observe(int token, String paths) throws IOException {
        peer.send(RawPeer.confirmable(RawPeer.FETCH, ++messageId, token)
                .option(6, (byte) 0)
                .payload(bytes(paths)));
        assertThat(peer.hear()).endsWith("736d616c6c");
    }

    private static Response large(char content) {
        var body = new byte[2 * BLOCK];
        Arrays.fill(body, (byte) content);
        return Response.content(ContentFormat.OPAQUE, body).observed(2);
    }

    /** Notifies of both observations, whose first blocks the peer acknowledges. */
    private void notifyOfBoth() throws IOException {
        notify(ONE, 'x', toldOfOne);
        notify(OTHER, 'y', toldOfOther);
    }

    private void notify(int token, char content, BlockingQueue<Delivery> told) throws IOException {
        var observation = Token.of(new byte[] {(byte) token});
        endpoint.notify(Peer.anonymous(peer.address()), observation, large(content), true, told::add);
        var first = peer.hearBytes();
        assertThat(first.length).isGreaterThan(BLOCK);
        peer.send(new byte[] {0x60, 0, first[2], first[3]});
    }

    private static RawPeer.Message second(RawPeer.Message request) {
        return request.block(RawPeer.BLOCK2, 1, false, 6);
    }

    private RawPeer.Message get() {
        return RawPeer.confirmable(RawPeer.GET, ++messageId, LATER).path("a");
    }

    private RawPeer.Message fetch() {
        return RawPeer.confirmable(RawPeer.FETCH, ++messageId, LATER);
    }

    private String answer(byte[] request) throws IOException {
        peer.send(request);
        return peer.hear();
    }

    private static Delivery outcome(BlockingQueue<Delivery> told) throws InterruptedException {
        return Listener.present(told.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void notifications_of_two_formats_of_one_path_are_fetched_whole() throws Exception {
        observe(ONE, 112);
        observe(OTHER, 110);
        notifyOfBoth();
        assertThat(answer(second(get().option(RawPeer.ACCEPT, (byte) 112)).bytes()))
                .endsWith(ALL_X);
        assertThat(answer(second(get().option(RawPeer.ACCEPT, (byte) 110)).bytes()))
                .endsWith(ALL_Y);
        assertThat(outcome(toldOfOne)).isEqualTo(Delivery.ACKNOWLEDGED);
        assertThat(outcome(toldOfOther)).isEqualTo(Delivery.ACKNOWLEDGED);
    }

    @Test
    void notifications_of_two_composites_are_fetched_whole() throws Exception {
        observe(ONE, "/3/0");
        observe(OTHER, "/4/0");
        notifyOfBoth();
        assertThat(answer(second(fetch()).payload(bytes("/3/0")))).endsWith(ALL_X);
        assertThat(answer(second(fetch()).payload(bytes("/4/0")))).endsWith(ALL_Y);
        assertThat(outcome(toldOfOne)).isEqualTo(Delivery.ACKNOWLEDGED);
        assertThat(outcome(toldOfOther)).isEqualTo(Delivery.ACKNOWLEDGED);
    }

    @Test
    void a_peer_that_repeats_neither_format_nor_payload_gets_what_was_begun_last() throws Exception {
        observe(ONE, 112);
        observe(OTHER, 110);
        notifyOfBoth();
        assertThat(answer(second(get()).bytes())).endsWith(ALL_Y);

        observe(ONE, "/3/0");
        observe(OTHER, "/4/0");
        notifyOfBoth();
        assertThat(answer(second(fetch()).bytes())).endsWith(ALL_Y);
    }

    @Test
    void a_peer_that_names_another_format_gets_a_fresh_answer() throws Exception {
        observe(ONE, 112);
        notify(ONE, 'x', toldOfOne);
        listener.answering = exchange -> exchange.respond(large('z'));
        assertThat(answer(second(get().option(RawPeer.ACCEPT, (byte) 110)).bytes()))
                .endsWith("7a7a");
        assertThat(answer(second(get().option(RawPeer.ACCEPT, (byte) 112)).bytes()))
                .endsWith(ALL_X);
    }

    @Test
    void a_newer_notification_of_one_does_not_touch_the_other() throws Exception {
        observe(ONE, 112);
        observe(OTHER, 110);
        notifyOfBoth();
        notify(ONE, 'z', toldOfOne);
        assertThat(outcome(toldOfOne)).isEqualTo(Delivery.FAILED);
        assertThat(toldOfOther).isEmpty();
        assertThat(answer(second(get().option(RawPeer.ACCEPT, (byte) 110)).bytes()))
                .endsWith(ALL_Y);
        assertThat(outcome(toldOfOther)).isEqualTo(Delivery.ACKNOWLEDGED);
    }

    @Test
    void answers_to_two_composites_are_fetched_whole() throws Exception {
        listener.answering =
                exchange -> exchange.respond(large(exchange.request().payload()[1] == '3' ? 'x' : 'y'));
        assertThat(answer(fetch().payload(bytes("/3/0")))).endsWith(ALL_X);
        assertThat(answer(fetch().payload(bytes("/4/0")))).endsWith(ALL_Y);
        listener.answering = exchange -> exchange.respond(large('z'));
        assertThat(answer(second(fetch()).payload(bytes("/3/0")))).endsWith(ALL_X);
        assertThat(answer(second(fetch()).payload(bytes("/4/0")))).endsWith(ALL_Y);
    }
}
