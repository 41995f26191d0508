// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A peer that does what a good one never would; afterwards each time a good request must be answered as ever. */
@Timeout(60)
class HostilePeerTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private CoapEndpoints.Open endpoint;
    private Listener listener;
    private RawPeer peer;

    @BeforeEach
    void open() throws IOException {
        endpoint = CoapEndpoints.open(ANY, Settings.standard("hostile").withAckTimeout(Duration.ofMillis(200)));
        listener = new Listener();
        endpoint.listen(listener);
        peer = new RawPeer(endpoint.localAddress());
    }

    @AfterEach
    void stillAnswersAndCloses() throws IOException {
        listener.answering = exchange -> exchange.respond(Listener.text(exchange.request()));
        try (var good = new RawPeer(endpoint.localAddress())) {
            // GET /a, confirmable, token 01; a message id of its own: the port may have been another peer's before
            assertThat(good.ask("41 01 fa ce 01 b1 61")).startsWith("6145face0").contains(hex("GET /a"));
        } finally {
            peer.close();
            endpoint.close();
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            what                                     | sent                              | answer
            ping                                     | 40 00 12 34                       | 70001234
            empty message with a token               | 41 00 12 34 01                    | 70001234
            empty message with a payload             | 40 00 12 34 ff 01                 | 70001234
            token length 9, and there                | 49 01 12 34 010203040506070809    | 70001234
            token length 15, and there               | 4f 01 12 34 010203040506070809010203040506 | 70001234
            token cut off                            | 44 01 12 34 01 02                 | 70001234
            class 1, reserved                        | 40 20 12 34                       | 70001234
            class 6, reserved                        | 40 c1 12 34                       | 70001234
            class 7, signals of TCP                  | 40 e1 12 34                       | 70001234
            payload marker without a payload         | 40 01 12 34 b1 61 ff              | 70001234
            option cut off                           | 40 01 12 34 b5 61                 | 70001234
            option length 15, reserved               | 40 01 12 34 bf 61                 | 70001234
            option delta 15, reserved                | 40 01 12 34 f1 61                 | 70001234
            option of 65804 bytes                    | 40 01 12 34 be ff ff              | 70001234
            extended length cut off                  | 40 01 12 34 be ff                 | 70001234
            method 0.08                              | 41 08 12 34 07                    | 6185123407
            method 0.30                              | 41 1e 12 34 07 b1 61              | 6185123407
            method 0.31                              | 41 1f 12 34 07                    | 6185123407
            Proxy-Uri                                | 41 01 12 34 07 dd 16 00 636f61703a2f2f782f61616161 | 61a5123407
            Proxy-Scheme                             | 41 01 12 34 07 d4 1a 636f6170     | 61a5123407
            """)
    void a_confirmable_message_that_is_wrong_gets_its_answer_each_time(String what, String sent, String answer)
            throws IOException {
        for (int repeated = 0; repeated < 3; repeated++) {
            peer.sendHex(sent);
            assertThat(peer.hear()).as(what).startsWith(answer);
        }
        assertThat(listener.handled).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            what                             | sent
            nothing                          | ''
            one byte                         | 40
            three bytes                      | 40 01 12
            version 0                        | 00 01 12 34
            version 2                        | 80 01 12 34 b1 61
            version 3                        | c0 01 12 34
            NON with token length 9          | 59 01 12 34 010203040506070809
            NON of class 1                   | 50 20 12 34
            NON with an option cut off       | 50 01 12 34 b5 61
            NON with unknown critical option | 50 01 12 34 b1 61 d1 05 01
            ACK with a method                | 60 01 12 34
            ACK out of the blue              | 60 00 12 34
            answer out of the blue           | 61 45 12 34 07
            RST out of the blue              | 70 00 12 34
            RST with a code                  | 70 01 12 34
            """)
    void what_may_not_be_answered_is_not(String what, String sent) throws IOException {
        peer.sendHex(sent);
        assertThat(peer.hearsNothing()).as(what).isTrue();
        assertThat(listener.handled).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 9, 19, 31, 2049, 65_001})
    void an_unknown_critical_option_is_a_bad_option(int option) throws IOException {
        var message =
                RawPeer.confirmable(RawPeer.GET, 7).option(option, (byte) 1).bytes();
        peer.send(message);
        var first = peer.hear();
        assertThat(first).startsWith("61820007aa");
        peer.send(message);
        assertThat(peer.hear()).isEqualTo(first);
        assertThat(listener.handled).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 258, 252, 292, 2048, 65_000})
    void an_unknown_elective_option_is_ignored(int option) throws IOException {
        peer.send(RawPeer.confirmable(RawPeer.GET, 7).option(option, (byte) 1).bytes());
        assertThat(peer.hear()).startsWith("61450007aa");
    }

    @Test
    void host_and_port_options_are_accepted_and_ignored() throws Exception {
        peer.send(RawPeer.confirmable(RawPeer.GET, 7)
                .option(3, "example".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .option(7, (byte) 0x16, (byte) 0x33)
                .path("x")
                .bytes());
        assertThat(peer.hear()).startsWith("61450007aa").contains(hex("GET /x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3/0/0/0/0", "/", "65536", "-1", "a//b", "../..", "%2F", "3/0/0/0/0/0/0/0/0/0/0/0", "\u0000", "ÿ"
            })
    void odd_paths_are_passed_on_as_they_are(String path) throws Exception {
        var segments = path.split("/", -1);
        peer.send(RawPeer.confirmable(RawPeer.GET, 7).path(segments).bytes());
        assertThat(peer.hear()).startsWith("61450007aa");
        assertThat(listener.nextRequest().request().path()).containsExactly(segments);
    }

    @Test
    void a_segment_that_is_too_long_is_a_bad_option() throws Exception {
        peer.send(RawPeer.confirmable(RawPeer.GET, 7).path("x".repeat(256)).bytes());
        assertThat(peer.hear()).startsWith("61820007aa");
        peer.send(RawPeer.confirmable(RawPeer.GET, 8).path("x".repeat(255)).bytes());
        assertThat(peer.hear()).startsWith("61450008aa");
    }

    @Test
    void a_repeated_message_gets_the_same_answer_and_is_handled_once() throws Exception {
        listener.answering = exchange -> exchange.respond(Listener.text(listener.handled.get()));
        var post = RawPeer.confirmable(RawPeer.POST, 99).path("3", "0", "4").bytes();
        peer.send(post);
        var answer = peer.hear();
        for (int i = 0; i < 5; i++) {
            peer.send(post);
            assertThat(peer.hear()).isEqualTo(answer);
        }
        assertThat(listener.handled).hasValue(1);
        peer.send(RawPeer.confirmable(RawPeer.POST, 100).path("3", "0", "4").bytes());
        assertThat(peer.hear()).isNotEqualTo(answer);
        try (var other = new RawPeer(endpoint.localAddress())) {
            other.send(post);
            assertThat(other.hear()).isNotEqualTo(answer);
        }
        assertThat(listener.handled).hasValue(3);
    }

    @Test
    void a_repeated_non_confirmable_message_is_handled_once() throws Exception {
        var post = RawPeer.once(RawPeer.POST, 99).path("3", "0", "4").bytes();
        for (int i = 0; i < 3; i++) {
            peer.send(post);
        }
        var answer = peer.hearBytes();
        assertThat(Wire.type(answer)).isEqualTo(Wire.NON);
        assertThat(peer.hearsNothing()).isTrue();
        assertThat(listener.handled).hasValue(1);
    }

    @Test
    void a_request_that_is_repeated_while_it_waits_is_acknowledged_again_and_answered_once() throws Exception {
        listener.answering = exchange -> {};
        var get = RawPeer.confirmable(RawPeer.GET, 5).path("slow").bytes();
        peer.send(get);
        var exchange = listener.nextRequest();
        peer.send(get);
        assertThat(peer.hear()).isEqualTo("60000005");
        peer.send(get);
        assertThat(peer.hear()).isEqualTo("60000005");
        exchange.respond(Listener.text("late"));
        var late = peer.hearBytes();
        assertThat(Wire.type(late)).isEqualTo(Wire.CON);
        // Not acknowledged, so it comes again.
        assertThat(peer.hearBytes()).isEqualTo(late);
        peer.send(Wire.empty(Wire.ACK, Wire.messageId(late)));
        peer.send(get);
        // The acknowledgement, or the answer once more if it was on its way already.
        assertThat(peer.hear()).isIn("60000005", HexFormat.of().formatHex(late));
        assertThat(listener.handled).hasValue(1);
    }

    @Test
    void an_unknown_method_that_is_not_confirmable_is_refused_too() throws Exception {
        peer.sendHex("51 08 12 34 07");
        assertThat(peer.hear()).isEqualTo("5185123407");
    }

    @Test
    void garbage_does_no_harm() throws Exception {
        var random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            var garbage = new byte[random.nextInt(60)];
            random.nextBytes(garbage);
            if (garbage.length > 0 && random.nextBoolean()) {
                garbage[0] = (byte) (0x40 | (garbage[0] & 0x3F));
            }
            peer.send(garbage);
        }
    }

    @Test
    void a_good_message_cut_off_anywhere_or_with_any_byte_changed_does_no_harm() throws Exception {
        var good = RawPeer.confirmable(RawPeer.PUT, 1)
                .option(6, (byte) 0)
                .path("3", "0")
                .option(12, (byte) 0x2d, (byte) 0x16)
                .option(17, (byte) 0)
                .block(BLOCK2, 0, false, 2)
                .block(BLOCK1, 0, false, 2)
                .payload(new byte[] {1, 2, 3});
        for (int length = 0; length < good.length; length++) {
            peer.send(java.util.Arrays.copyOf(good, length));
        }
        for (int at = 0; at < good.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                var changed = good.clone();
                changed[at] ^= (byte) (1 << bit);
                changed[2] = (byte) (at + 1);
                changed[3] = (byte) bit;
                peer.send(changed);
            }
        }
    }

    private static final int BLOCK1 = RawPeer.BLOCK1;
    private static final int BLOCK2 = RawPeer.BLOCK2;

    @Test
    void a_datagram_as_large_as_can_be_is_too_large() throws Exception {
        peer.send(RawPeer.confirmable(RawPeer.PUT, 3).path("5", "0", "0").payload(new byte[65_000]));
        assertThat(peer.hear()).isEqualTo("618d0003aa");
        peer.send(RawPeer.confirmable(RawPeer.PUT, 4).path("5", "0", "0").payload(new byte[10_000]));
        assertThat(peer.hear()).startsWith("61450004aa");
        assertThat(listener.handled).hasValue(1);
    }

    @Test
    void seventy_kilobytes_in_blocks_are_too_large() throws Exception {
        for (int number = 0; number < 64; number++) {
            peer.send(block1(number, true, new byte[1024]));
            assertThat(peer.hear()).startsWith("615f%04xaa".formatted(number + 1));
        }
        peer.send(block1(64, true, new byte[1024]));
        assertThat(peer.hear()).startsWith("618d0041aa");
        // Nothing is left of it.
        peer.send(block1(65, false, new byte[4]));
        assertThat(peer.hear()).startsWith("61880042aa");
        assertThat(listener.handled).hasValue(0);
    }

    private static byte[] block1(int number, boolean more, byte[] payload) {
        return RawPeer.confirmable(RawPeer.PUT, number + 1)
                .path("5", "0", "0")
                .block(BLOCK1, number, more, 6)
                .payload(payload);
    }

    @Test
    void a_size_that_is_announced_is_refused_at_once_and_costs_nothing() throws Exception {
        peer.send(RawPeer.confirmable(RawPeer.PUT, 9)
                .path("5")
                .block(BLOCK1, 0, true, 0)
                .option(60, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF)
                .payload(new byte[16]));
        assertThat(peer.hear()).startsWith("618d0009aa");
        peer.send(RawPeer.confirmable(RawPeer.PUT, 10)
                .path("5")
                .block(BLOCK1, 0, false, 0)
                .option(60)
                .payload(new byte[16]));
        assertThat(peer.hear()).startsWith("6145000aaa");
    }

    @Test
    void a_missing_block_is_told_and_the_transfer_can_begin_anew() throws Exception {
        peer.send(block1(0, true, new byte[1024]));
        assertThat(peer.hear()).startsWith("615f");
        peer.send(block1(2, true, new byte[1024]));
        assertThat(peer.hear()).startsWith("6188");
        for (int number = 10; number < 12; number++) {
            peer.send(RawPeer.confirmable(RawPeer.PUT, number)
                    .path("5", "0", "0")
                    .block(BLOCK1, number - 10, number == 10, 0)
                    .payload(new byte[16]));
            assertThat(peer.hear()).startsWith(number == 10 ? "615f" : "6145");
        }
        assertThat(listener.nextRequest().request().payload()).hasSize(32);
    }

    @ParameterizedTest
    @CsvSource({"true, 6, 1000", "true, 0, 15", "true, 7, 16", "false, 0, 17"})
    void a_block_of_the_wrong_size_is_a_bad_request(boolean more, int szx, int size) throws Exception {
        peer.send(RawPeer.confirmable(RawPeer.PUT, 1)
                .path("5")
                .block(BLOCK1, 0, more, szx)
                .payload(new byte[size]));
        assertThat(peer.hear()).startsWith("61800001aa");
        assertThat(listener.handled).hasValue(0);
    }

    @Test
    void a_read_in_blocks_may_be_left_alone_and_taken_up_anywhere() throws Exception {
        var body = new byte[3000];
        new Random(3).nextBytes(body);
        listener.answering = exchange -> exchange.respond(Response.content(ContentFormat.OPAQUE, body));
        peer.send(read(1, 0));
        assertThat(peer.hearBytes()).endsWith(java.util.Arrays.copyOf(body, 1024));
        peer.send(read(2, 2));
        assertThat(peer.hearBytes()).endsWith(java.util.Arrays.copyOfRange(body, 2048, 3000));
        // The body was forgotten with its last block; a fresh answer is cut.
        peer.send(read(3, 1));
        assertThat(peer.hearBytes()).endsWith(java.util.Arrays.copyOfRange(body, 1024, 2048));
        peer.send(read(4, 3));
        assertThat(peer.hear()).startsWith("61800004aa");
        assertThat(listener.handled).hasValue(3);
    }

    private static byte[] read(int messageId, int number) {
        return RawPeer.confirmable(RawPeer.GET, messageId)
                .path("5", "0")
                .block(BLOCK2, number, false, 6)
                .bytes();
    }

    @Test
    void thousands_of_transfers_that_nobody_ends_are_bounded() throws Exception {
        for (int i = 0; i < 5000; i++) {
            peer.send(RawPeer.once(RawPeer.PUT, i)
                    .path("" + i)
                    .block(BLOCK1, 0, true, 6)
                    .payload(new byte[1024]));
        }
        assertThat(listener.handled).hasValue(0);
    }

    @Test
    void a_response_that_nobody_asked_for_is_rejected() throws Exception {
        listener.wanted = false;
        peer.sendHex("44 45 12 34 01020304 ff 31");
        assertThat(peer.hear()).isEqualTo("70001234");
        peer.sendHex("44 45 12 34 01020304 ff 31");
        assertThat(peer.hear()).isEqualTo("70001234");
        assertThat(listener.notifications).hasSize(1);
    }

    @Test
    void a_repeated_notification_is_acknowledged_again_and_told_once() throws Exception {
        for (int i = 0; i < 3; i++) {
            peer.sendHex("44 45 12 35 01020304 61 05 ff 31");
            assertThat(peer.hear()).isEqualTo("60001235");
        }
        assertThat(listener.nextNotification().response().observe()).isEqualTo(5);
        assertThat(listener.notifications).isEmpty();
    }

    @Test
    void a_part_of_a_notification_that_nobody_knows_is_rejected() throws Exception {
        // Observe 5, Block2 0/more/16
        peer.sendHex("44 45 12 35 01020304 61 05 d1 04 08 ff 30303030303030303030303030303030");
        assertThat(peer.hear()).isEqualTo("70001235");
        assertThat(listener.notifications).isEmpty();
    }

    @Test
    void a_forged_response_from_elsewhere_is_not_taken() throws Exception {
        try (var server = new RawPeer(endpoint.localAddress())) {
            listener.wanted = false;
            var answer = endpoint.send(Peer.anonymous(server.address()), Listener.get("x"));
            var request = server.hearBytes();
            var response = request.clone();
            response[0] = (byte) (0x60 | (request[0] & 0x0F));
            response[1] = 0x45;
            peer.send(response);
            assertThat(peer.hearsNothing()).isTrue();
            assertThat(answer.toCompletableFuture()).isNotDone();
            server.send(java.util.Arrays.copyOf(response, 4 + (request[0] & 0x0F)));
            assertThat(answer.toCompletableFuture()
                            .get(5, TimeUnit.SECONDS)
                            .code()
                            .value())
                    .isEqualTo(0x45);
        }
    }

    @Test
    void an_endless_body_is_given_up() throws Exception {
        try (var server = new RawPeer(endpoint.localAddress())) {
            var answer = endpoint.send(Peer.anonymous(server.address()), Listener.get("x"));
            for (int number = 0; number < 64; number++) {
                answerBlock(server, number, 1);
            }
            answerBlock(server, 64, 1);
            assertThat(answer.toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                    .withMessageContaining("larger than 65536 bytes");
        }
    }

    @Test
    void a_body_that_changes_while_it_is_fetched_is_given_up() throws Exception {
        try (var server = new RawPeer(endpoint.localAddress())) {
            var answer = endpoint.send(Peer.anonymous(server.address()), Listener.get("x"));
            answerBlock(server, 0, 1);
            answerBlock(server, 1, 2);
            assertThat(answer.toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                    .withMessageContaining("changed while it was being transferred");
        }
    }

    @Test
    void a_body_that_begins_in_its_middle_is_given_up() throws Exception {
        try (var server = new RawPeer(endpoint.localAddress())) {
            var answer = endpoint.send(Peer.anonymous(server.address()), Listener.get("x"));
            answerBlock(server, 3, 1);
            assertThat(answer.toCompletableFuture()).failsWithin(Duration.ofSeconds(5));
        }
    }

    private static void answerBlock(RawPeer server, int number, int etag) throws IOException {
        var request = server.hearBytes();
        int tokenLength = request[0] & 0x0F;
        var out = new java.io.ByteArrayOutputStream();
        out.write(0x60 | tokenLength);
        out.write(0x45);
        out.write(request, 2, 2 + tokenLength);
        out.writeBytes(new byte[] {0x41, (byte) etag});
        out.writeBytes(HexFormat.of().parseHex("d206"));
        out.writeBytes(new byte[] {(byte) (number >> 4), (byte) (number << 4 | 8 | 6)});
        out.write(0xFF);
        out.writeBytes(new byte[1024]);
        server.send(out.toByteArray());
    }

    @Test
    void a_thousand_peers_are_served_by_the_same_threads() throws Exception {
        var peers = new ArrayList<RawPeer>();
        try {
            for (int i = 0; i < 1000; i++) {
                peers.add(new RawPeer(endpoint.localAddress()));
            }
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < peers.size(); i++) {
                    peers.get(i)
                            .send(RawPeer.confirmable(RawPeer.GET, round)
                                    .path("" + i)
                                    .bytes());
                    if (i % 100 == 99) {
                        hearAll(peers.subList(i - 99, i + 1), i - 99);
                    }
                }
            }
            assertThat(threads()).isEqualTo(3);
            assertThat(listener.handled).hasValue(2000);
            notifyAll(peers);
        } finally {
            peers.forEach(RawPeer::close);
        }
    }

    private static void hearAll(List<RawPeer> peers, int first) throws IOException {
        for (int i = 0; i < peers.size(); i++) {
            assertThat(peers.get(i).hear()).startsWith("6145").endsWith(hex("GET /" + (first + i)));
        }
    }

    private void notifyAll(List<RawPeer> peers) throws Exception {
        var deliveries = new LinkedBlockingQueue<Delivery>();
        for (var each : peers) {
            endpoint.notify(
                    Peer.anonymous(each.address()),
                    new Token(0xAA, 1),
                    Listener.text("x").observed(1),
                    true,
                    deliveries::add);
            var notification = each.hearBytes();
            each.send(Wire.empty(Wire.ACK, Wire.messageId(notification)));
        }
        for (int i = 0; i < peers.size(); i++) {
            assertThat(deliveries.poll(5, TimeUnit.SECONDS)).isEqualTo(Delivery.ACKNOWLEDGED);
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("coap-hostile-"))
                .count();
    }

    @Test
    void an_observation_is_ended_by_a_reset_of_either_kind() throws Exception {
        var deliveries = new LinkedBlockingQueue<Delivery>();
        var target = Peer.anonymous(peer.address());
        endpoint.notify(target, new Token(0xAA, 1), Listener.text("1").observed(1), true, deliveries::add);
        peer.send(Wire.empty(Wire.RST, Wire.messageId(peer.hearBytes())));
        assertThat(deliveries.poll(5, TimeUnit.SECONDS)).isEqualTo(Delivery.REJECTED);

        endpoint.notify(target, new Token(0xAA, 1), Listener.text("2").observed(2), false, deliveries::add);
        var notification = peer.hearBytes();
        assertThat(deliveries.poll(5, TimeUnit.SECONDS)).isEqualTo(Delivery.SENT);
        try (var other = new RawPeer(endpoint.localAddress())) {
            // From elsewhere it doesn't count.
            other.send(Wire.empty(Wire.RST, Wire.messageId(notification)));
            assertThat(other.hearsNothing()).isTrue();
        }
        assertThat(deliveries).isEmpty();
        peer.send(Wire.empty(Wire.RST, Wire.messageId(notification)));
        assertThat(deliveries.poll(5, TimeUnit.SECONDS)).isEqualTo(Delivery.REJECTED);
    }

    @Test
    void observe_and_cancel_arrive_with_their_token() throws Exception {
        for (int observe = 0; observe < 2; observe++) {
            peer.send(RawPeer.confirmable(RawPeer.GET, 50 + observe)
                    .option(6, (byte) observe)
                    .path("3303", "0", "5700")
                    .bytes());
            assertThat(peer.hear()).startsWith("6145");
            var request = listener.nextRequest().request();
            assertThat(request.observe()).isEqualTo(observe == 0 ? Request.OBSERVE : Request.CANCEL);
            assertThat(request.token()).isEqualTo(new Token(0xAA, 1));
        }
    }
}
