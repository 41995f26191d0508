// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private final Workers workers = new Workers("test");
    private final Lane lane = workers.lane();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        release.countDown();
        workers.close();
    }

    @Test
    void what_has_failed_at_its_deadline_is_not_done_later() throws Exception {
        var first = workers.inTime(lane, 50, hanging());
        var second = workers.inTime(lane, 50, noting("second"));
        assertThatThrownBy(() -> await(first)).hasMessageContaining("no answer for 50 ms");
        assertThatThrownBy(() -> await(second)).hasMessageContaining("no answer for 50 ms");

        release.countDown();
        await(workers.inTime(lane, 20_000, noting("third")));

        assertThat(done).containsExactly("third");
    }

    @Test
    void what_hangs_lets_only_so_many_wait() {
        CompletionStage<Void> last = workers.inTime(lane, 20_000, hanging());
        for (int i = 0; i < 17; i++) {
            last = workers.inTime(lane, 20_000, noting("waits"));
        }

        var refused = last;
        assertThatThrownBy(() -> await(refused)).hasMessageContaining("too much is waiting");
    }

    @Test
    void another_lane_goes_on() throws Exception {
        workers.inTime(lane, 20_000, hanging());

        await(workers.inTime(workers.lane(), 20_000, noting("other")));

        assertThat(done).containsExactly("other");
    }

    private Callable<Void> hanging() {
        return () -> {
            release.await();
            return null;
        };
    }

    private Callable<Void> noting(String what) {
        return () -> {
            done.add(what);
            return null;
        };
    }

    private static void await(CompletionStage<Void> stage) throws Exception {
        stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
