// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.smartcard.internal.BootstrapCard.ChannelSecurity;
import io.tessera.lwm2m.store.MemoryStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Cards that come and go between two looks. */
class CardWatchTest {

    private final Slot slot = new Slot();
    private final CardWatch watch = new CardWatch(slot);
    private final AtomicInteger told = new AtomicInteger();

    @Test
    void a_card_that_is_put_in_or_taken_out_is_told_once() throws Exception {
        watch.listen(told::incrementAndGet);
        look(false, 0);
        look(false, 0);
        look(true, 1);
        look(true, 1);
        look(false, 2);
    }

    @Test
    void what_is_there_at_first_is_no_news() throws Exception {
        watch.listen(told::incrementAndGet);
        look(true, 0);
    }

    @Test
    void a_reader_that_fails_for_a_while_is_no_news() throws Exception {
        watch.listen(told::incrementAndGet);
        look(true, 0);
        slot.fails = true;
        look(true, 0);
        slot.fails = false;
        look(true, 0);
        look(false, 1);
    }

    @Test
    void nobody_is_told_after_he_left() throws Exception {
        var listening = watch.listen(told::incrementAndGet);
        look(false, 0);
        listening.close();
        look(true, 0);
    }

    @Test
    void a_source_looks_by_itself() throws Exception {
        var isTold = new CountDownLatch(1);
        var isSeen = new CountDownLatch(3);
        slot.seen = isSeen;
        var settings = new SmartcardSettings(
                "", new CardHolder.Pin("", 0), Duration.ofSeconds(60), Duration.ofMillis(5), ChannelSecurity.NONE);
        var source = SourceUnderTest.source(settings, slot, new MemoryStore());
        source.listen(isTold::countDown);
        assertThat(isSeen.await(30, TimeUnit.SECONDS)).isTrue();
        slot.isFull = true;
        assertThat(isTold.await(30, TimeUnit.SECONDS)).isTrue();
        source.close();
    }

    private void look(boolean isFull, int times) {
        slot.isFull = isFull;
        watch.run();
        assertThat(told).hasValue(times);
    }

    private static final class Slot implements CardReader {

        private volatile boolean isFull;
        private volatile boolean fails;
        private volatile CountDownLatch seen = new CountDownLatch(0);

        @Override
        public Optional<Card> connect() {
            return Optional.empty();
        }

        @Override
        public boolean hasCard() throws IOException {
            seen.countDown();
            if (fails) {
                throw new IOException("for a while");
            }
            return isFull;
        }
    }
}
