// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;

/** Object Instances by ascending id; never changes, so that any thread can read it. */
final class InstanceTable<T> {

    private final int[] ids;
    private final Object[] items;

    private InstanceTable(int[] ids, Object[] items) {
        this.ids = ids;
        this.items = items;
    }

    static <T> InstanceTable<T> empty() {
        return new InstanceTable<>(new int[0], new Object[0]);
    }

    static <T> InstanceTable<T> of(SortedMap<Integer, ? extends T> items) {
        int[] ids = items.keySet().stream().mapToInt(Integer::intValue).toArray();
        return new InstanceTable<>(ids, items.values().toArray());
    }

    /** The array itself: to be read only. */
    int[] ids() {
        return ids;
    }

    @SuppressWarnings("unchecked") // only with() fills the array
    Optional<T> find(int id) {
        int at = Arrays.binarySearch(ids, id);
        return at < 0 ? Optional.empty() : Optional.of((T) items[at]);
    }

    boolean has(int id) {
        return Arrays.binarySearch(ids, id) >= 0;
    }

    /** @throws IllegalArgumentException if there is one with that id */
    InstanceTable<T> with(int id, T item) {
        int at = -1 - Arrays.binarySearch(ids, id);
        if (at < 0) {
            throw new IllegalArgumentException("There is an Object Instance %d".formatted(id));
        }
        var newIds = new int[ids.length + 1];
        var newItems = new Object[ids.length + 1];
        System.arraycopy(ids, 0, newIds, 0, at);
        System.arraycopy(items, 0, newItems, 0, at);
        newIds[at] = id;
        newItems[at] = item;
        System.arraycopy(ids, at, newIds, at + 1, ids.length - at);
        System.arraycopy(items, at, newItems, at + 1, ids.length - at);
        return new InstanceTable<>(newIds, newItems);
    }

    /** Itself if there is none with that id. */
    InstanceTable<T> without(int id) {
        int at = Arrays.binarySearch(ids, id);
        if (at < 0) {
            return this;
        }
        var newIds = new int[ids.length - 1];
        var newItems = new Object[ids.length - 1];
        System.arraycopy(ids, 0, newIds, 0, at);
        System.arraycopy(items, 0, newItems, 0, at);
        System.arraycopy(ids, at + 1, newIds, at, newIds.length - at);
        System.arraycopy(items, at + 1, newItems, at, newIds.length - at);
        return new InstanceTable<>(newIds, newItems);
    }
}
