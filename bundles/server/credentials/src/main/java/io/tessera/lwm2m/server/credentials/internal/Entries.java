// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import io.tessera.lwm2m.server.credentials.KnownClient;
import io.tessera.lwm2m.transport.Identity;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All that is known, found by identity; and which endpoints have an identity at all. Read without a lock. */
final class Entries {

    private final Map<Identity, Entry> configured = new ConcurrentHashMap<>();
    private final Map<Identity, Entry> stored = new ConcurrentHashMap<>();
    private final Map<String, Integer> identitiesOf = new ConcurrentHashMap<>();

    /** What is configured is in force where there is both. */
    Optional<Entry> find(Identity identity) {
        var key = Entry.normal(identity);
        var first = configured.get(key);
        return Optional.ofNullable(first != null ? first : stored.get(key));
    }

    /** Whether someone must prove an identity to be this endpoint. */
    boolean isProtected(String endpoint) {
        return identitiesOf.containsKey(endpoint);
    }

    Collection<KnownClient> all() {
        var all = new ConcurrentHashMap<>(stored);
        all.putAll(configured);
        return all.values().stream().map(Entry::client).toList();
    }

    /** @return what the identity had in the same place before */
    synchronized Optional<Entry> put(Entry entry) {
        var before = Optional.ofNullable(place(entry.client().configured()).put(entry.identity(), entry));
        entry.client().endpoints().forEach(endpoint -> identitiesOf.merge(endpoint, 1, Integer::sum));
        before.ifPresent(this::forgetEndpoints);
        return before;
    }

    synchronized Optional<Entry> removeStored(Identity identity) {
        var removed = Optional.ofNullable(stored.remove(Entry.normal(identity)));
        removed.ifPresent(this::forgetEndpoints);
        return removed;
    }

    /** Only if it is still this very one. */
    synchronized void removeConfigured(Entry entry) {
        if (configured.remove(entry.identity(), entry)) {
            forgetEndpoints(entry);
        }
    }

    private Map<Identity, Entry> place(boolean isConfigured) {
        return isConfigured ? configured : stored;
    }

    private void forgetEndpoints(Entry entry) {
        for (var endpoint : entry.client().endpoints()) {
            identitiesOf.computeIfPresent(endpoint, (name, count) -> count == 1 ? null : count - 1);
        }
    }
}
