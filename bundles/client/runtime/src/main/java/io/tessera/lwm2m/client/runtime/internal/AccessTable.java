// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.PathValue;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.IntPredicate;

/**
 * All Access Control Object Instances, found by what they are about: an open hash table over the two ids in one int, so
 * that a check neither allocates nor searches. Never changes.
 */
final class AccessTable {

    /** The Object ID of Access Control. */
    static final int OBJECT = 2;

    static final AccessTable EMPTY = of(List.of(), id -> false);

    private static final int SPREAD = 0x9E3779B9;

    private final SortedMap<Integer, AccessEntry> byId;
    private final AccessEntry[] slots;
    private final int shift;

    private AccessTable(SortedMap<Integer, AccessEntry> byId, IntPredicate yields) {
        this.byId = byId;
        int bits = 32 - Integer.numberOfLeadingZeros(byId.size() * 2 + 1);
        slots = new AccessEntry[1 << bits];
        shift = 32 - bits;
        byId.values().stream().filter(entry -> !yields.test(entry.id())).forEach(this::index);
        byId.values().stream().filter(entry -> yields.test(entry.id())).forEach(this::index);
    }

    /**
     * Reads what Object 2 holds.
     *
     * @param yields which of two that are about the same counts for nothing; else that with the higher id
     */
    static AccessTable of(List<PathValue> values, IntPredicate yields) {
        return new AccessTable(AccessEntry.all(values), yields);
    }

    /** By ascending id. */
    Collection<AccessEntry> all() {
        return byId.values();
    }

    /** What an Access Control Object Instance says; null if there is none of that id. */
    AccessEntry withId(int id) {
        return byId.get(id);
    }

    boolean has(int id) {
        return byId.containsKey(id);
    }

    /** Which one counts for an Object Instance, or null. */
    AccessEntry find(int object, int instance) {
        for (int at = slot(object, instance); ; at = at + 1 & slots.length - 1) {
            var entry = slots[at];
            if (entry == null || entry.isAbout(object, instance)) {
                return entry;
            }
        }
    }

    private void index(AccessEntry entry) {
        int at = slot(entry.object(), entry.instance());
        while (slots[at] != null && !slots[at].isAbout(entry.object(), entry.instance())) {
            at = at + 1 & slots.length - 1;
        }
        if (slots[at] == null) {
            slots[at] = entry;
        }
    }

    private int slot(int object, int instance) {
        return (object << 16 ^ instance) * SPREAD >>> shift;
    }
}
