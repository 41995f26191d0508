// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A reader whose library doesn't come back keeps one thread, and nobody waits longer than agreed. */
class StuckReaderTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(60);

    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch isInside = new CountDownLatch(1);
    private final AtomicInteger entered = new AtomicInteger();

    @Test
    void whoever_asks_is_told_and_nobody_else_goes_in() throws Exception {
        try (var worker = new CardWorker("stuck")) {
            assertThatThrownBy(() -> worker.call(Deadline.after(SHORT), this::stuck))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("wasn't read within");
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> worker.call(Deadline.after(LONG), this::stuck))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("still doesn't answer");
            }
            assertThat(isInside.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(entered).hasValue(1);
            release.countDown();
            assertThat(whenBack(worker)).isEqualTo("back");
        }
    }

    @Test
    void a_reader_that_fails_in_its_own_way_is_a_failure_like_another() {
        var reader = SourceUnderTest.reader(() -> {
            throw new IllegalStateException("secret");
        });
        var source = SourceUnderTest.source(reader, LONG);
        assertThatThrownBy(source::read)
                .isInstanceOf(IOException.class)
                .hasMessage("the card reader failed: java.lang.IllegalStateException");
        source.close();
    }

    /** The thread is back a moment after the reader is. */
    private static String whenBack(CardWorker worker) {
        var end = System.nanoTime() + LONG.toNanos();
        while (System.nanoTime() < end) {
            try {
                return worker.call(Deadline.after(LONG), () -> "back");
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
        return "never";
    }

    private String stuck() {
        entered.incrementAndGet();
        isInside.countDown();
        await();
        return "late";
    }

    /** As native code: no interrupt wakes it. */
    private void await() {
        boolean isReleased = false;
        while (!isReleased) {
            try {
                isReleased = release.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                isReleased = false;
            }
        }
    }
}
