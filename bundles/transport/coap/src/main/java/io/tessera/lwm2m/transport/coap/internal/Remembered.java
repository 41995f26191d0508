// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

/** A map whose entries live for a time, and that is bounded by weight: the oldest go first. Safe for many threads. */
final class Remembered<K, V> {

    private record Entry<V>(V value, int born, int weight) {}

    private final Map<K, Entry<V>> entries = new LinkedHashMap<>();
    private final int maxWeight;
    private final int lifetime;
    private final ToIntFunction<V> weigher;
    private final IntSupplier clock;
    private int weight;

    /**
     * @param lifetime in seconds
     * @param clock seconds from any beginning
     */
    Remembered(int maxWeight, ToIntFunction<V> weigher, int lifetime, IntSupplier clock) {
        this.maxWeight = maxWeight;
        this.weigher = weigher;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** One that is bounded by the number of entries. */
    static <K, V> Remembered<K, V> entries(int max, int lifetime) {
        return new Remembered<>(max, value -> 1, lifetime, Remembered::seconds);
    }

    /** The usual clock. */
    static int seconds() {
        return (int) (System.nanoTime() / 1_000_000_000);
    }

    synchronized V get(K key) {
        expire();
        var entry = entries.get(key);
        return entry == null ? null : entry.value;
    }

    /** Puts it, as the youngest. */
    synchronized void put(K key, V value) {
        remove(key);
        insert(key, value, clock.getAsInt());
    }

    /** Puts it if there is none; otherwise returns the one that there is. */
    synchronized V putIfAbsent(K key, V value) {
        expire();
        var entry = entries.get(key);
        if (entry != null) {
            return entry.value;
        }
        insert(key, value, clock.getAsInt());
        return null;
    }

    /** Another value for a key that there is; it gets no younger by that. */
    synchronized void replace(K key, V value) {
        var old = entries.get(key);
        if (old != null) {
            int newWeight = weigher.applyAsInt(value);
            entries.put(key, new Entry<>(value, old.born, newWeight));
            weight += newWeight - old.weight;
            expire();
        }
    }

    synchronized V remove(K key) {
        var entry = entries.remove(key);
        if (entry == null) {
            return null;
        }
        weight -= entry.weight;
        return entry.value;
    }

    synchronized int size() {
        return entries.size();
    }

    /** Puts one that is so many seconds old. To be called from the oldest to the youngest. */
    synchronized void restore(K key, V value, int age) {
        insert(key, value, clock.getAsInt() - age);
    }

    /** Each with its age in seconds, from the oldest to the youngest. */
    synchronized void forEach(BiConsumer<K, Aged<V>> visitor) {
        expire();
        int now = clock.getAsInt();
        entries.forEach((key, entry) -> visitor.accept(key, new Aged<>(entry.value, now - entry.born)));
    }

    /** A value and its age in seconds. */
    record Aged<V>(V value, int age) {}

    private void insert(K key, V value, int born) {
        int newWeight = weigher.applyAsInt(value);
        entries.put(key, new Entry<>(value, born, newWeight));
        weight += newWeight;
        expire();
    }

    private void expire() {
        int now = clock.getAsInt();
        var oldest = entries.values().iterator();
        while (oldest.hasNext()) {
            var entry = oldest.next();
            if (weight <= maxWeight && now - entry.born < lifetime) {
                return;
            }
            weight -= entry.weight;
            oldest.remove();
        }
    }
}
