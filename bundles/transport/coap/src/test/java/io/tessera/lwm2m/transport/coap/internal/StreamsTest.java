// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.RequestTooLarge;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.RequestSink;
import io.tessera.lwm2m.transport.Response;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What becomes of a body that is taken block by block; blocks are of 16 bytes. */
class StreamsTest {

    private static final Target PACKAGE = target(Peer.anonymous(new InetSocketAddress(5683)), List.of("5", "0", "0"));

    private static Target target(Peer peer, List<String> path) {
        return new Target(peer, Method.PUT, path, List.of(), ContentFormat.NONE, 0);
    }

    private final ArrayDeque<Runnable> due = new ArrayDeque<>();
    private final List<String> answers = new ArrayList<>();
    private long now;
    private final Streams streams = new Streams((nanos, task) -> due.add(task), () -> now);
    private final Sink sink = new Sink();

    private static final class Sink implements RequestSink {

        private final List<Integer> pieces = new ArrayList<>();
        private CompletionStage<Void> next = CompletableFuture.completedStage(null);
        private boolean ended;
        private int abandoned;

        @Override
        public CompletionStage<Void> take(byte[] piece) {
            pieces.add(piece.length);
            return next;
        }

        @Override
        public CompletionStage<Response> end() {
            ended = true;
            return CompletableFuture.completedStage(Response.of(ResponseCode.CHANGED));
        }

        @Override
        public void abandon() {
            abandoned++;
        }
    }

    private final Streams.Answer answer = new Streams.Answer() {
        @Override
        public void proceed() {
            answers.add("2.31");
        }

        @Override
        public void respond(Response response) {
            answers.add(response.code().toString());
        }

        @Override
        public void refuse(RequestRefused refusal) {
            answers.add(
                    refusal instanceof RequestTooLarge large
                            ? "%s %d".formatted(refusal.code(), large.most())
                            : refusal.code().toString());
        }
    };

    private static Streams.Piece block(int number, boolean isLast) {
        return new Streams.Piece(PACKAGE, ContentFormat.OPAQUE, number * 16, isLast, new byte[isLast ? 5 : 16]);
    }

    private void begin(CompletionStage<Optional<RequestSink>> opened) {
        streams.begin(block(0, false), opened, answer, () -> answers.add("put together"));
    }

    private void begin() {
        begin(CompletableFuture.completedStage(Optional.of(sink)));
    }

    @Test
    void each_block_is_handed_on_and_the_last_one_is_answered() {
        begin();
        streams.take(block(1, false), answer);
        streams.take(block(2, true), answer);

        assertThat(sink.pieces).containsExactly(16, 16, 5);
        assertThat(sink.ended).isTrue();
        assertThat(sink.abandoned).isZero();
        assertThat(answers).containsExactly("2.31", "2.31", "2.04");
        assertThat(streams.has(PACKAGE)).isFalse();
    }

    @Test
    void what_nobody_takes_so_is_put_together() {
        begin(CompletableFuture.completedStage(Optional.empty()));
        assertThat(answers).containsExactly("put together");
        assertThat(streams.has(PACKAGE)).isFalse();
    }

    @Test
    void what_may_not_be_is_refused_before_a_block_is_taken() {
        begin(CompletableFuture.failedStage(new RequestRefused(ResponseCode.UNAUTHORIZED, "")));
        begin(CompletableFuture.failedStage(new RequestTooLarge(4711, "")));
        begin(CompletableFuture.failedStage(new IllegalStateException("on purpose")));
        assertThat(answers).containsExactly("4.01", "4.13 4711", "5.00");
        assertThat(sink.pieces).isEmpty();
    }

    @Test
    void the_peer_waits_until_a_block_is_taken() {
        var taking = new CompletableFuture<Void>();
        sink.next = taking;
        begin();
        assertThat(answers).isEmpty();
        taking.complete(null);
        assertThat(answers).containsExactly("2.31");
    }

    @Test
    void a_block_before_the_one_before_it_is_taken_ends_it() {
        sink.next = new CompletableFuture<>();
        begin();
        streams.take(block(1, false), answer);
        assertThat(answers).containsExactly("4.08");
        assertThat(sink.abandoned).isEqualTo(1);
    }

    @Test
    void a_gap_is_answered_with_4_08_and_ends_it() {
        begin();
        streams.take(block(2, false), answer);
        streams.take(block(1, false), answer);
        assertThat(answers).containsExactly("2.31", "4.08", "4.08");
        assertThat(sink.pieces).containsExactly(16);
        assertThat(sink.abandoned).isEqualTo(1);
    }

    @Test
    void a_block_of_another_format_ends_it() {
        begin();
        streams.take(new Streams.Piece(PACKAGE, ContentFormat.TEXT, 16, false, new byte[16]), answer);
        assertThat(answers).containsExactly("2.31", "4.08");
        assertThat(sink.abandoned).isEqualTo(1);
    }

    @Test
    void a_block_that_is_refused_ends_it() {
        begin();
        sink.next = CompletableFuture.failedStage(new RequestTooLarge(20, ""));
        streams.take(block(1, false), answer);
        assertThat(answers).containsExactly("2.31", "4.13 20");
        assertThat(sink.abandoned).isEqualTo(1);
        assertThat(streams.has(PACKAGE)).isFalse();
    }

    @Test
    void another_first_block_begins_anew() {
        begin();
        streams.restart(PACKAGE);
        assertThat(sink.abandoned).isEqualTo(1);
        begin();
        streams.take(block(1, true), answer);
        assertThat(answers).containsExactly("2.31", "2.31", "2.04");
        assertThat(sink.abandoned).isEqualTo(1);
    }

    @Test
    void what_nobody_goes_on_with_is_abandoned_after_the_exchange_lifetime() {
        begin();
        now += TimeUnit.SECONDS.toNanos(200);
        streams.take(block(1, false), answer);
        now += TimeUnit.SECONDS.toNanos(200);
        due.poll().run();
        assertThat(sink.abandoned).isZero();
        now += TimeUnit.SECONDS.toNanos(48);
        due.poll().run();
        assertThat(sink.abandoned).isEqualTo(1);
        assertThat(streams.has(PACKAGE)).isFalse();
        assertThat(due).isEmpty();
    }

    @Test
    void at_the_end_all_are_abandoned() {
        begin();
        streams.close();
        assertThat(sink.abandoned).isEqualTo(1);
    }

    @Test
    void there_are_only_so_many_at_a_time() {
        for (int i = 0; i < 300; i++) {
            var path = List.of("9", Integer.toString(i), "2");
            var target = target(PACKAGE.peer(), path);
            var piece = new Streams.Piece(target, ContentFormat.OPAQUE, 0, false, new byte[16]);
            streams.begin(piece, CompletableFuture.completedStage(Optional.of(new Sink())), answer, () -> {});
        }
        assertThat(answers).contains("2.31", "5.03").filteredOn("2.31"::equals).hasSize(256);
    }
}
