// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Peer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a confirmable notification of several blocks counts as, on a clock of the test's own (RFC 7959, 2.6). */
class LastBlocksTest {

    private static final int PATIENCE = 93;

    private record Alarm(long at, Runnable task, Future<?> handle) {}

    private final List<Alarm> alarms = new ArrayList<>();
    private final List<Delivery> told = new ArrayList<>();
    private final Target target = target("3");
    private final LastBlocks lastBlocks = new LastBlocks(this::in, Duration.ofSeconds(PATIENCE));
    private long now;

    private static Target target(String path) {
        var peer = Peer.anonymous(new InetSocketAddress("127.0.0.1", 5683));
        return new Target(peer, Method.GET, List.of(path), List.of(), ContentFormat.NONE, 0);
    }

    private Future<?> in(Duration delay, Runnable task) {
        var handle = new CompletableFuture<Void>();
        alarms.add(new Alarm(now + delay.toSeconds(), task, handle));
        return handle;
    }

    private void pass(int seconds) {
        now += seconds;
        var due = alarms.stream()
                .filter(alarm -> alarm.at <= now && !alarm.handle.isCancelled())
                .toList();
        alarms.removeAll(due);
        due.forEach(alarm -> alarm.task.run());
    }

    private long pending() {
        return alarms.stream().filter(alarm -> !alarm.handle.isCancelled()).count();
    }

    @Test
    void it_is_delivered_when_the_last_block_was_fetched() {
        var first = lastBlocks.await(target, 1, told::add);
        first.accept(Delivery.ACKNOWLEDGED);
        assertThat(told).isEmpty();
        lastBlocks.cut(target, 1, 2048, false);
        assertThat(told).isEmpty();
        lastBlocks.cut(target, 1, 3000, true);
        assertThat(told).containsExactly(Delivery.ACKNOWLEDGED);
        assertThat(pending()).isZero();
        lastBlocks.cut(target, 1, 3000, true);
        pass(1000);
        assertThat(told).hasSize(1);
    }

    @Test
    void an_acknowledgement_may_come_after_the_request_for_the_last_block() {
        var first = lastBlocks.await(target, 1, told::add);
        lastBlocks.cut(target, 1, 2000, true);
        assertThat(told).isEmpty();
        first.accept(Delivery.ACKNOWLEDGED);
        assertThat(told).containsExactly(Delivery.ACKNOWLEDGED);
        assertThat(pending()).isZero();
    }

    @Test
    void a_first_block_that_nobody_acknowledges_or_wants_ends_it() {
        lastBlocks.await(target, 1, told::add).accept(Delivery.TIMED_OUT);
        lastBlocks.await(target, 1, told::add).accept(Delivery.REJECTED);
        assertThat(told).containsExactly(Delivery.TIMED_OUT, Delivery.REJECTED);
        assertThat(pending()).isZero();
    }

    @Test
    void a_peer_that_fetches_the_first_block_only_has_lost_it() {
        lastBlocks.await(target, 1, told::add).accept(Delivery.ACKNOWLEDGED);
        pass(PATIENCE - 1);
        assertThat(told).isEmpty();
        pass(1);
        assertThat(told).containsExactly(Delivery.INCOMPLETE);
        lastBlocks.cut(target, 1, 3000, true);
        assertThat(told).hasSize(1);
    }

    @Test
    void each_further_block_gives_it_more_time_but_the_same_one_again_does_not() {
        lastBlocks.await(target, 1, told::add).accept(Delivery.ACKNOWLEDGED);
        pass(PATIENCE - 1);
        lastBlocks.cut(target, 1, 2048, false);
        pass(PATIENCE - 1);
        assertThat(told).isEmpty();
        lastBlocks.cut(target, 1, 2048, false);
        pass(1);
        assertThat(told).containsExactly(Delivery.INCOMPLETE);
        assertThat(pending()).isZero();
    }

    @Test
    void another_body_in_its_place_ends_it_and_the_same_body_does_not() {
        lastBlocks.await(target, 1, told::add).accept(Delivery.ACKNOWLEDGED);
        lastBlocks.replaced(target, 1);
        lastBlocks.replaced(target("4"), 2);
        assertThat(told).isEmpty();
        lastBlocks.replaced(target, 2);
        assertThat(told).containsExactly(Delivery.FAILED);
        lastBlocks.cut(target, 2, 3000, true);
        assertThat(told).hasSize(1);
        assertThat(pending()).isZero();
    }

    @Test
    void a_newer_notification_is_awaited_in_the_place_of_the_older_one() {
        var newer = new ArrayList<Delivery>();
        lastBlocks.await(target, 1, told::add).accept(Delivery.ACKNOWLEDGED);
        var first = lastBlocks.await(target, 2, newer::add);
        assertThat(told).containsExactly(Delivery.FAILED);
        first.accept(Delivery.ACKNOWLEDGED);
        lastBlocks.cut(target, 1, 3000, true);
        assertThat(newer).isEmpty();
        lastBlocks.cut(target, 2, 3000, true);
        assertThat(newer).containsExactly(Delivery.ACKNOWLEDGED);
    }

    @Test
    void closing_ends_what_is_under_way() {
        lastBlocks.await(target, 1, told::add).accept(Delivery.ACKNOWLEDGED);
        lastBlocks.close();
        lastBlocks.await(target, 1, told::add);
        assertThat(told).containsExactly(Delivery.FAILED, Delivery.FAILED);
        assertThat(pending()).isZero();
    }
}
