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
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Confirmable notifications of several blocks, to a peer that fetches them as it likes. */
@Timeout(60)
class LargeNotificationTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Token TOKEN = Token.of(new byte[] {(byte) 0xAA});
    /** Szx 6. */
    private static final int BLOCK = 1024;

    private final BlockingQueue<Delivery> told = new LinkedBlockingQueue<>();
    private CoapEndpoints.Open endpoint;
    private RawPeer peer;
    private int messageId = 100;

    private void open(Duration ackTimeout) throws Exception {
        endpoint = CoapEndpoints.open(ANY, Settings.standard("large").withAckTimeout(ackTimeout));
        var listener = new Listener();
        listener.answering = exchange -> exchange.respond(Listener.text("small").observed(1));
        endpoint.listen(listener);
        peer = new RawPeer(endpoint.localAddress());
        peer.send(RawPeer.confirmable(RawPeer.GET, ++messageId)
                .option(6, (byte) 0)
                .path("a")
                .bytes());
        assertThat(peer.hear()).contains("736d616c6c");
    }

    @BeforeEach
    void open() throws Exception {
        open(Duration.ofSeconds(2));
    }

    @AfterEach
    void close() {
        peer.close();
        endpoint.close();
    }

    private void notify(char content, int size, boolean confirmable) {
        var body = new byte[size];
        Arrays.fill(body, (byte) content);
        var notification = Response.content(ContentFormat.OPAQUE, body).observed(2);
        endpoint.notify(Peer.anonymous(peer.address()), TOKEN, notification, confirmable, told::add);
    }

    /** Hears a first block, and acknowledges it. */
    private void acknowledge() throws IOException {
        var block = peer.hearBytes();
        assertThat(block.length).isGreaterThan(BLOCK);
        assertThat(block[0] & 0x30).isZero();
        peer.send(new byte[] {0x60, 0, block[2], block[3]});
    }

    private String fetch(int number) throws IOException {
        peer.send(RawPeer.confirmable(RawPeer.GET, ++messageId)
                .path("a")
                .block(RawPeer.BLOCK2, number, false, 6)
                .bytes());
        return peer.hear();
    }

    private Delivery outcome() throws InterruptedException {
        return Listener.present(told.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void it_is_delivered_with_its_last_block_and_not_before() throws Exception {
        notify('x', 3 * BLOCK, true);
        acknowledge();
        assertThat(fetch(1)).startsWith("6145").endsWith("7878");
        assertThat(told).isEmpty();
        assertThat(fetch(2)).startsWith("6145").endsWith("7878");
        assertThat(outcome()).isEqualTo(Delivery.ACKNOWLEDGED);
    }

    @Test
    void a_peer_that_dies_after_the_first_block_did_not_get_it() throws Exception {
        close();
        open(Duration.ofMillis(50));
        notify('x', 3 * BLOCK, true);
        acknowledge();
        assertThat(outcome()).isEqualTo(Delivery.INCOMPLETE);
    }

    @Test
    void a_newer_one_takes_its_place_and_the_peer_can_tell() throws Exception {
        notify('x', 3 * BLOCK, true);
        acknowledge();
        assertThat(fetch(1)).endsWith("7878");
        notify('y', 2 * BLOCK, true);
        assertThat(outcome()).isEqualTo(Delivery.FAILED);
        acknowledge();
        assertThat(fetch(1)).endsWith("7979");
        assertThat(outcome()).isEqualTo(Delivery.ACKNOWLEDGED);
    }

    @Test
    void a_non_confirmable_one_is_sent_and_no_more_is_said() throws Exception {
        notify('x', 2 * BLOCK, false);
        assertThat(outcome()).isEqualTo(Delivery.SENT);
        assertThat(peer.hearBytes()[0] & 0x30).isEqualTo(0x10);
        assertThat(fetch(1)).endsWith("7878");
        assertThat(told).isEmpty();
    }

    @Test
    void closing_the_endpoint_fails_what_is_being_fetched() throws Exception {
        notify('x', 2 * BLOCK, true);
        acknowledge();
        assertThat(fetch(0)).endsWith("6c6c");
        endpoint.close();
        assertThat(outcome()).isEqualTo(Delivery.FAILED);
    }

    @Test
    void where_it_is_not_known_what_the_peer_observes_the_first_block_is_all_that_can_be_awaited() throws Exception {
        var unknown = Token.of(new byte[] {1, 2, 3});
        var notification =
                Response.content(ContentFormat.OPAQUE, new byte[2 * BLOCK]).observed(2);
        endpoint.notify(Peer.anonymous(peer.address()), unknown, notification, true, told::add);
        acknowledge();
        assertThat(outcome()).isEqualTo(Delivery.ACKNOWLEDGED);
    }
}
