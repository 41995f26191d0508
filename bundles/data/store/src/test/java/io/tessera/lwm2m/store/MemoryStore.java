// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that lasts as long as a test, and counts what is written. Each wing's tests give it their service's name. */
public class MemoryStore implements Store {

    private final ConcurrentSkipListMap<String, byte[]> entries = new ConcurrentSkipListMap<>();
    private final AtomicInteger writes = new AtomicInteger();

    public final int writes() {
        return writes.get();
    }

    @Override
    public final Optional<byte[]> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(byte[]::clone);
    }

    @Override
    public final void put(String key, byte[] value) {
        writes.incrementAndGet();
        entries.put(key, value.clone());
    }

    @Override
    public final void remove(String key) {
        entries.remove(key);
    }

    @Override
    public final List<String> keys(String prefix) {
        return entries.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    @Override
    public CompletionStage<Void> written() {
        return CompletableFuture.completedStage(null);
    }

    @Override
    public final void flush() {
        // Nothing is written behind.
    }
}
