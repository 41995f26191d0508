// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineTest {

    private final EnginePool pool = new EnginePool();
    private final Engine engine = new Engine(pool.engines());

    @AfterEach
    void close() throws Exception {
        engine.close();
        pool.close();
        assertThat(pool.engines().awaitTermination(5, SECONDS)).isTrue();
    }

    @Test
    void tasks_of_one_thread_run_in_order_and_never_two_at_once() throws Exception {
        var seen = new ArrayList<Integer>();
        var inside = new AtomicInteger();
        var done = new CountDownLatch(10_000);
        for (int i = 0; i < 10_000; i++) {
            int number = i;
            engine.execute(() -> {
                assertThat(inside.incrementAndGet()).isOne();
                seen.add(number);
                inside.decrementAndGet();
                done.countDown();
            });
        }

        assertThat(done.await(10, SECONDS)).isTrue();
        assertThat(seen).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
    }

    @Test
    void a_task_that_throws_does_no_harm() throws Exception {
        var next = new CountDownLatch(1);
        engine.execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        engine.execute(next::countDown);

        assertThat(next.await(5, SECONDS)).isTrue();
    }

    @Test
    void a_timer_runs_on_the_engine_unless_it_is_cancelled() throws Exception {
        var due = new CountDownLatch(1);
        var cancelled = new AtomicInteger();
        engine.schedule(Duration.ofMillis(5), cancelled::incrementAndGet).cancel();
        engine.schedule(Duration.ofMillis(10), due::countDown);

        assertThat(due.await(5, SECONDS)).isTrue();
        assertThat(cancelled).hasValue(0);
    }

    @Test
    void a_timer_that_is_cancelled_at_the_last_moment_does_nothing() {
        var ran = new AtomicInteger();
        engine.run(() -> {
            var timer = engine.schedule(Duration.ZERO, ran::incrementAndGet);
            // The pool has another thread: the timer may be on its way to the engine by now.
            timer.cancel();
        });
        engine.run(() -> {});

        assertThat(ran).hasValue(0);
    }

    @Test
    void many_engines_share_a_few_threads() throws Exception {
        var done = new CountDownLatch(200);
        for (int i = 0; i < 200; i++) {
            var other = new Engine(pool.engines());
            other.execute(done::countDown);
        }

        assertThat(done.await(5, SECONDS)).isTrue();
        assertThat(engineThreads()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void an_engine_that_has_much_to_do_lets_others_have_the_threads() throws Exception {
        var stop = new CountDownLatch(1);
        var busy = List.of(new Engine(pool.engines()), new Engine(pool.engines()));
        busy.forEach(each -> again(each, stop));
        var served = new CountDownLatch(1);
        engine.execute(served::countDown);

        assertThat(served.await(5, SECONDS)).isTrue();
        stop.countDown();
    }

    private static void again(Engine engine, CountDownLatch stop) {
        engine.execute(() -> {
            if (stop.getCount() > 0) {
                again(engine, stop);
            }
        });
    }

    @Test
    void waiting_for_a_task_on_the_engine_itself_runs_it() {
        var order = new ArrayList<String>();
        engine.run(() -> {
            engine.run(() -> order.add("inner"));
            order.add("outer");
        });

        assertThat(order).containsExactly("inner", "outer");
    }

    @Test
    void a_closed_engine_and_a_closed_pool_take_nothing_and_dont_block() {
        engine.close();
        engine.execute(() -> {
            throw new AssertionError("runs");
        });
        engine.run(() -> {
            throw new AssertionError("runs");
        });
        pool.close();
        var late = new Engine(pool.engines());
        late.execute(() -> {
            throw new AssertionError("runs");
        });
        late.schedule(Duration.ZERO, () -> {}).cancel();
    }

    private static List<String> engineThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("lwm2m-client-engine"))
                .toList();
    }
}
