// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.store.ClientStore;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which Access Control Object Instances were made here, and why. Of all others a Bootstrap-Server is the maker; also of
 * those that somebody changed who isn't their owner. Durable; noted before an instance is made and forgotten after it is
 * gone, so that a power cut doesn't leave one that seems to be the Bootstrap-Server's.
 */
final class AccessMakers {

    private final ClientStore store;
    private final String key;
    private final Map<Integer, String> makers = new TreeMap<>();
    private final Map<Integer, AccessEntry> made = new HashMap<>();
    private Set<Integer> servers = new TreeSet<>();

    AccessMakers(ClientStore store, Keys keys) {
        this.store = store;
        key = keys.access();
        store.get(key)
                .flatMap(bytes -> StoreRecord.decode(key, bytes, AccessMakers::read))
                .ifPresent(this::take);
    }

    private record Kept(Map<Integer, String> makers, Set<Integer> servers) {}

    private void take(Kept kept) {
        makers.putAll(kept.makers());
        servers = kept.servers();
    }

    /** What is kept of the instances is how they were made. */
    void start(AccessTable table) {
        table.all().forEach(entry -> made.put(entry.id(), entry));
    }

    /** Whether it was made here. */
    boolean isOurs(int id) {
        return makers.containsKey(id);
    }

    /** Null where it wasn't made here. */
    String makerOf(int id) {
        return makers.get(id);
    }

    /** To be called before. */
    void making(Map<AccessEntry, String> entries) {
        entries.forEach((entry, maker) -> {
            makers.put(entry.id(), maker);
            made.put(entry.id(), entry);
        });
        if (!entries.isEmpty()) {
            save();
        }
    }

    /** Compares with what there is: who else changed what was made here? What somebody did becomes theirs. */
    boolean isAsMade(AccessTable table) {
        boolean changed = false;
        for (int id : Set.copyOf(makers.keySet())) {
            var entry = table.withId(id);
            var before = made.get(id);
            boolean isChanged = entry != null && !entry.equals(before);
            if (isChanged) {
                boolean isByOwner = before != null
                        && entry.isAbout(before.object(), before.instance())
                        && servers.contains(before.owner());
                changed |= isByOwner ? handOver(entry) : makers.remove(id) != null;
            }
        }
        if (changed) {
            save();
        }
        return !changed;
    }

    private boolean handOver(AccessEntry entry) {
        made.put(entry.id(), entry);
        return !AccessGrants.CREATED.equals(makers.put(entry.id(), AccessGrants.CREATED));
    }

    /** Forgets those that are gone. */
    void prune(AccessTable table) {
        made.keySet().removeIf(id -> !table.has(id));
        if (makers.keySet().removeIf(id -> !table.has(id))) {
            save();
        }
    }

    /** The accounts that the instances reckon with. */
    Set<Integer> servers() {
        return servers;
    }

    void servers(Collection<Integer> now) {
        if (!servers.equals(Set.copyOf(now))) {
            servers = new TreeSet<>(now);
            save();
        }
    }

    private void save() {
        store.put(key, StoreRecord.encode(this::write));
    }

    private void write(DataOutputStream out) throws IOException {
        out.writeInt(makers.size());
        for (var entry : makers.entrySet()) {
            out.writeInt(entry.getKey());
            StoreRecord.writeText(out, entry.getValue());
        }
        out.writeInt(servers.size());
        for (int server : servers) {
            out.writeInt(server);
        }
    }

    private static Kept read(DataInputStream in) throws IOException {
        var makers = new TreeMap<Integer, String>();
        var servers = new TreeSet<Integer>();
        for (int i = in.readInt(); i > 0; i--) {
            makers.put(in.readInt(), StoreRecord.readText(in));
        }
        for (int i = in.readInt(); i > 0; i--) {
            servers.add(in.readInt());
        }
        return new Kept(makers, servers);
    }
}
