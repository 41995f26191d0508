// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A reader whose library doesn't come back keeps one thread, and nobody waits longer than agreed. */
class StuckReaderTest {

    private static final Duration SHORT = Duration.ofMillis(50);

    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch isInside = new CountDownLatch(1);
    private final CountDownLatch isBack = new CountDownLatch(1);
    private final AtomicInteger entered = new AtomicInteger();

    @Test
    void whoever_asks_is_told_and_nobody_else_goes_in() throws Exception {
        var source = SourceUnderTest.source(this::stuck, SHORT);
        assertThatThrownBy(source::read).isInstanceOf(IOException.class).hasMessageContaining("wasn't read within");
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(source::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("still doesn't answer");
        }
        assertThat(isInside.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(entered).hasValue(1);
        release.countDown();
        source.close();
        assertThat(isBack.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_card_that_was_left_behind_is_not_spoken_to_any_more() throws Exception {
        var card = CardContent.ofAccount("coaps://server.example").card();
        var let = new CountDownLatch(1);
        var source = SourceUnderTest.source(
                () -> {
                    await();
                    return Optional.of(new Watched(card, let));
                },
                SHORT);
        assertThatThrownBy(source::read).isInstanceOf(IOException.class);
        release.countDown();
        assertThat(let.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(card.commands).isEmpty();
        source.close();
    }

    @Test
    void a_reader_that_fails_in_its_own_way_is_a_failure_like_another() {
        var source = SourceUnderTest.source(
                () -> {
                    throw new IllegalStateException("secret");
                },
                Duration.ofSeconds(60));
        assertThatThrownBy(source::read)
                .isInstanceOf(IOException.class)
                .hasMessage("the card reader failed: java.lang.IllegalStateException");
        source.close();
    }

    private Optional<Card> stuck() {
        entered.incrementAndGet();
        isInside.countDown();
        await();
        isBack.countDown();
        return Optional.empty();
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

    private record Watched(SimulatedCard card, CountDownLatch let) implements Card {

        @Override
        public CardChannel openChannel() throws IOException {
            return card.openChannel();
        }

        @Override
        public String reader() {
            return card.reader();
        }

        @Override
        public void close() {
            let.countDown();
        }
    }
}
