// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Token;
import io.tessera.lwm2m.transport.socket.internal.LentSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Endpoints come and go; the socket stays. */
@Timeout(120)
class SwapTest {

    private static final Settings SETTINGS = Settings.standard("swap");

    private LentSocket socket;
    private final Listener listener = new Listener();

    @BeforeEach
    void bind() throws IOException {
        socket = LentSocket.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000_000);
    }

    @AfterEach
    void release() {
        socket.release();
    }

    private CoapEndpoints.Open open() {
        var endpoint = CoapEndpoints.open(socket, SETTINGS);
        endpoint.listen(listener);
        return endpoint;
    }

    @Test
    void twenty_replacements_under_load_lose_no_request_and_need_no_retransmission() throws Exception {
        var endpoint = open();
        var address = endpoint.localAddress();
        var swapping = new AtomicBoolean(true);
        var answered = new AtomicInteger();
        var lost = new LinkedBlockingQueue<Integer>();
        ExecutorService load = Executors.newSingleThreadExecutor();
        var sending = CompletableFuture.runAsync(
                () -> {
                    try (var peer = new RawPeer(address)) {
                        // It sends each request once, and the next one as soon as the answer is there.
                        for (int id = 1; swapping.get(); id++) {
                            peer.send(RawPeer.confirmable(RawPeer.POST, id & 0xFFFF)
                                    .path("" + id)
                                    .bytes());
                            hear(peer, id, answered, lost);
                        }
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                },
                load);
        for (int swap = 0; swap < 20; swap++) {
            awaitAnswers(answered, answered.get() + 20, lost);
            endpoint.close();
            endpoint = open();
        }
        awaitAnswers(answered, answered.get() + 20, lost);
        swapping.set(false);
        sending.get(20, TimeUnit.SECONDS);
        load.shutdown();
        endpoint.close();

        assertThat(lost).isEmpty();
        assertThat(listener.handled).hasValue(answered.get());
    }

    private static void hear(RawPeer peer, int id, AtomicInteger answered, LinkedBlockingQueue<Integer> lost)
            throws IOException {
        try {
            assertThat(Wire.messageId(peer.hearBytes())).isEqualTo(id & 0xFFFF);
            synchronized (answered) {
                answered.incrementAndGet();
                answered.notifyAll();
            }
        } catch (SocketTimeoutException e) {
            lost.add(id);
        }
    }

    private static void awaitAnswers(AtomicInteger answered, int count, LinkedBlockingQueue<Integer> lost)
            throws InterruptedException {
        synchronized (answered) {
            while (answered.get() < count && lost.isEmpty()) {
                answered.wait(1000);
            }
        }
    }

    @Test
    void a_request_that_is_repeated_after_the_replacement_is_answered_from_memory() throws Exception {
        var post = RawPeer.confirmable(RawPeer.POST, 77).path("3", "0", "4").bytes();
        var first = open();
        try (var peer = new RawPeer(first.localAddress())) {
            peer.send(post);
            var answer = peer.hear();
            for (int swap = 0; swap < 3; swap++) {
                first.close();
                first = open();
                peer.send(post);
                assertThat(peer.hear()).isEqualTo(answer);
            }
            assertThat(listener.handled).hasValue(1);
        } finally {
            first.close();
        }
    }

    @Test
    void what_is_sent_while_there_is_no_endpoint_is_answered_by_the_next() throws Exception {
        var first = open();
        var address = first.localAddress();
        first.close();
        var peers = new ArrayList<RawPeer>();
        for (int i = 0; i < 100; i++) {
            var peer = new RawPeer(address);
            peers.add(peer);
            peer.send(RawPeer.confirmable(RawPeer.GET, i).path("x").bytes());
        }
        var second = open();
        for (var peer : peers) {
            assertThat(peer.hear()).startsWith("6145");
            peer.close();
        }
        second.close();
    }

    @Test
    void what_is_sent_while_nobody_listens_is_handled_by_the_next_listener() throws Exception {
        var endpoint = CoapEndpoints.open(socket, SETTINGS);
        try (var peer = new RawPeer(endpoint.localAddress())) {
            for (int id = 0; id < 5; id++) {
                peer.send(RawPeer.confirmable(RawPeer.GET, id).path("x").bytes());
                var listening = endpoint.listen(listener);
                assertThat(peer.hear()).startsWith("6145");
                listening.close();
            }
            assertThat(listener.handled).hasValue(5);
        } finally {
            endpoint.close();
        }
    }

    @Test
    void a_request_whose_answer_takes_longer_than_the_drain_is_handled_again_by_the_next() throws Exception {
        listener.answering = exchange -> {};
        var first = open();
        try (var peer = new RawPeer(first.localAddress())) {
            var get = RawPeer.confirmable(RawPeer.GET, 1).path("slow").bytes();
            peer.send(get);
            var stale = listener.nextRequest();
            first.close();
            stale.respond(Listener.text("too late"));
            listener.answering = exchange -> exchange.respond(Listener.text("fresh"));
            first = open();
            peer.send(get);
            assertThat(peer.hearBytes()).endsWith("fresh".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } finally {
            first.close();
        }
    }

    @Test
    void an_observation_goes_on_over_the_next_endpoint_in_both_directions() throws Exception {
        var token = Token.of(new byte[] {1, 2, 3});
        var observed = open();
        var observer = CoapEndpoints.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                SETTINGS.withAckTimeout(Duration.ofMillis(500)));
        var hearing = new Listener();
        observer.listen(hearing);
        listener.answering = exchange -> exchange.respond(Listener.text("first").observed(1));
        observer.send(
                        Peer.anonymous(observed.localAddress()),
                        Listener.get("3").withObserve(io.tessera.lwm2m.transport.Request.OBSERVE, token))
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
        var peer = listener.nextRequest().peer();
        var deliveries = new LinkedBlockingQueue<Delivery>();
        for (int sequence = 2; sequence < 6; sequence++) {
            observed.close();
            observed = open();
            observed.notify(peer, token, Listener.text("n").observed(sequence), true, deliveries::add);
            assertThat(hearing.nextNotification().response().observe()).isEqualTo(sequence);
            assertThat(deliveries.poll(5, TimeUnit.SECONDS)).isEqualTo(Delivery.ACKNOWLEDGED);
        }
        observer.close();
        observed.close();
    }

    @Test
    void what_became_of_a_notification_is_told_if_its_endpoint_goes() throws Exception {
        var deliveries = new LinkedBlockingQueue<Delivery>();
        try (var silent = new java.net.DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var peer = Peer.anonymous((InetSocketAddress) silent.getLocalSocketAddress());
            var endpoint = open();
            endpoint.notify(peer, Token.of(new byte[] {1}), Listener.text("n").observed(2), true, deliveries::add);
            endpoint.close();
        }
        assertThat(deliveries.poll(5, TimeUnit.SECONDS)).isEqualTo(Delivery.FAILED);
        assertThat(deliveries).isEmpty();
    }

    @Test
    void nothing_is_left_of_an_endpoint_that_was_closed() throws Exception {
        var before = threads();
        for (int i = 0; i < 10; i++) {
            var endpoint = open();
            endpoint.send(Peer.anonymous(endpoint.localAddress()), Listener.get("x"))
                    .toCompletableFuture()
                    .get(5, TimeUnit.SECONDS);
            endpoint.close();
        }
        for (var thread : threads()) {
            if (!before.contains(thread)) {
                thread.join(10_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
        assertThat(new java.io.File("Californium3.properties")).doesNotExist();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("coap-.*|.*alifornium.*|.*UDP.*"))
                .collect(Collectors.toSet());
    }
}
