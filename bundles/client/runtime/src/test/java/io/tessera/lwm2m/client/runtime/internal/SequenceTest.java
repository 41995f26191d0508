// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.store.ClientStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SequenceTest {

    private final Keys keys = new Keys("x");

    @Test
    void numbers_grow_over_the_end_of_a_block() {
        var sequence = new Sequence(new MapStore(), keys);
        int last = sequence.next();
        for (int i = 0; i < 10_000; i++) {
            int next = sequence.next();
            assertThat(next).isEqualTo(last + 1);
            last = next;
        }
    }

    @Test
    void numbers_grow_over_a_kill_right_after_the_first_one() {
        var written = new TreeMap<String, byte[]>();
        int last = 0;
        for (int life = 0; life < 5; life++) {
            int next = new Sequence(new WritingLate(written, new TreeMap<>()), keys).next();
            assertThat(next).isGreaterThan(last);
            last = next;
        }
    }

    /** Whose process is always killed before anything is written that nobody waits for. */
    private record WritingLate(Map<String, byte[]> disk, Map<String, byte[]> waiting) implements ClientStore {

        @Override
        public Optional<byte[]> get(String key) {
            return Optional.ofNullable(disk.get(key));
        }

        @Override
        public void put(String key, byte[] value) {
            waiting.put(key, value);
        }

        @Override
        public void remove(String key) {
            waiting.remove(key);
        }

        @Override
        public List<String> keys(String prefix) {
            return List.copyOf(disk.keySet());
        }

        @Override
        public void flush() {
            disk.putAll(waiting);
        }

        @Override
        public CompletionStage<Void> written() {
            flush();
            return CompletableFuture.completedStage(null);
        }
    }
}
