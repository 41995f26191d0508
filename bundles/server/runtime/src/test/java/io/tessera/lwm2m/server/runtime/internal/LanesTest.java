// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Serial lanes, and those of listeners. */
class LanesTest {

    private final Threads threads = new Threads(2);
    private final Lanes lanes = new Lanes(threads.lanes(), 10);

    @AfterEach
    void close() {
        threads.close();
    }

    @Test
    void tasks_of_a_lane_run_in_order_and_never_together() throws Exception {
        var seen = new ArrayList<Integer>();
        var done = new CountDownLatch(1);
        for (int i = 0; i < 1000; i++) {
            int number = i;
            lanes.execute("a", () -> seen.add(number));
        }
        lanes.execute("a", done::countDown);

        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).hasSize(1000).isSorted();
    }

    @Test
    void a_lane_stays_serial_when_many_add_to_it_and_it_falls_idle_in_between() throws Exception {
        var inside = new AtomicInteger();
        var together = new AtomicInteger();
        var done = new CountDownLatch(4000);
        Runnable task = () -> {
            together.accumulateAndGet(inside.incrementAndGet(), Math::max);
            inside.decrementAndGet();
            done.countDown();
        };
        var writers = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            writers.add(new Thread(() -> {
                for (int n = 0; n < 1000; n++) {
                    lanes.execute("a", task);
                }
            }));
        }
        writers.forEach(Thread::start);
        for (var writer : writers) {
            writer.join();
        }

        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(together).hasValue(1);
    }

    @Test
    void different_lanes_run_together() throws Exception {
        var meeting = new CyclicBarrier(3);

        lanes.execute("a", () -> meet(meeting));
        lanes.execute("b", () -> meet(meeting));

        meeting.await(5, TimeUnit.SECONDS);
        assertThat(meeting.isBroken()).isFalse();
    }

    @Test
    void a_lane_takes_so_many_and_no_more() throws Exception {
        var gate = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        lanes.execute("a", () -> {
            started.countDown();
            await(gate);
        });
        assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();

        int accepted = 0;
        for (int i = 0; i < 20; i++) {
            accepted += lanes.offer("a", () -> {}) ? 1 : 0;
        }

        assertThat(accepted).isEqualTo(10);
        assertThat(lanes.offer("b", () -> {})).isTrue();
        gate.countDown();
    }

    @Test
    void a_task_that_fails_leaves_the_lane_going() throws Exception {
        var done = new CountDownLatch(1);

        lanes.execute("a", () -> {
            throw new IllegalStateException("as the test wants it");
        });
        lanes.execute("a", done::countDown);

        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_slow_listener_holds_up_nobody_and_loses_the_oldest() throws Exception {
        var gate = new CountDownLatch(1);
        var started = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var heard = Collections.synchronizedList(new ArrayList<Integer>());
        var slow = new SlowLane("slow", threads.listeners(), 3);
        var quick = new SlowLane("quick", threads.listeners(), 3);
        slow.add(() -> {
            started.countDown();
            await(gate);
        });
        assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();

        List.of(1, 2, 3, 4, 5).forEach(number -> slow.add(() -> heard.add(number)));
        var meanwhile = new CountDownLatch(1);
        quick.add(meanwhile::countDown);
        assertThat(meanwhile.await(5, TimeUnit.SECONDS)).isTrue();
        gate.countDown();
        slow.add(done::countDown);

        assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(heard).isSubsetOf(3, 4, 5).contains(5).isSorted();
    }

    private static void meet(CyclicBarrier meeting) {
        try {
            meeting.await(5, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
