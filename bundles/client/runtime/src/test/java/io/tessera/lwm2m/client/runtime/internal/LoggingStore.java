// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.store.ClientStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The clients' store in memory, which remembers all that was done to it: a power cut leaves a part of that. */
final class LoggingStore implements ClientStore {

    private final List<Change> changes = new ArrayList<>();
    private final TreeMap<String, byte[]> entries = new TreeMap<>();
    private volatile CompletionStage<Void> written = CompletableFuture.completedStage(null);

    /** @param value empty where the key was removed */
    private record Change(String key, Optional<byte[]> value) {}

    /** The disk is slow from now on. */
    void written(CompletionStage<Void> when) {
        written = when;
    }

    /** How often it was changed. */
    synchronized int changes() {
        return changes.size();
    }

    /** As it is after so many changes. */
    synchronized LoggingStore after(int count) {
        var cut = new LoggingStore();
        for (var change : changes.subList(0, count)) {
            change.value().ifPresentOrElse(value -> cut.put(change.key(), value), () -> cut.remove(change.key()));
        }
        return cut;
    }

    /** As it is now. */
    LoggingStore copy() {
        return after(changes());
    }

    @Override
    public synchronized Optional<byte[]> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(byte[]::clone);
    }

    @Override
    public synchronized void put(String key, byte[] value) {
        entries.put(key, value.clone());
        changes.add(new Change(key, Optional.of(value.clone())));
    }

    @Override
    public synchronized void remove(String key) {
        if (entries.remove(key) != null) {
            changes.add(new Change(key, Optional.empty()));
        }
    }

    @Override
    public synchronized List<String> keys(String prefix) {
        return entries.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    }

    @Override
    public void flush() {
        // All is where it belongs.
    }

    @Override
    public CompletionStage<Void> written() {
        return written;
    }
}
