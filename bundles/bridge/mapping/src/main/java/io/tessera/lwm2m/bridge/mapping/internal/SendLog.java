// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import io.tessera.lwm2m.model.PathValue;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be sent to the servers of one client, in one order for all, and how far each of them has come. Bounded: the
 * oldest go. One thread at a time.
 */
final class SendLog {

    /** @param target says which servers see it */
    record Entry(Target target, PathValue value) {}

    /**
     * Entries that follow each other.
     *
     * @param end the number of the entry after the last
     */
    record Part(List<Entry> entries, long end) {

        List<PathValue> visibleTo(int server) {
            return entries.stream()
                    .filter(entry -> entry.target.isShownTo(server))
                    .map(Entry::value)
                    .toList();
        }
    }

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final Map<Integer, Long> positions = new HashMap<>();
    private final int most;
    private long first;
    private long offered;
    private long displaced;

    /** @param most entries that are kept; at least 1 */
    SendLog(int most) {
        this.most = most;
    }

    void add(Entry entry) {
        if (entries.size() == most) {
            entries.poll();
            first++;
            displaced++;
        }
        entries.add(entry);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** These are the servers now. One that is new starts with what nobody was offered yet. */
    void servers(Collection<Integer> servers) {
        positions.keySet().retainAll(servers);
        servers.forEach(server -> positions.putIfAbsent(server, offered));
        offered = first + entries.size();
        trim();
    }

    /** What a server gets next; nothing if it is up to date. */
    Part next(int server, int atMost) {
        long position = Math.max(first, positions.getOrDefault(server, offered));
        var part = entries.stream().skip(position - first).limit(atMost).toList();
        return new Part(part, position + part.size());
    }

    /** The server has it, or won't get it. */
    void done(int server, Part part) {
        positions.computeIfPresent(server, (known, position) -> Math.max(position, part.end));
        trim();
    }

    /** How many were displaced since it was asked last. */
    long takeDisplaced() {
        long count = displaced;
        displaced = 0;
        return count;
    }

    private void trim() {
        long needed =
                positions.values().stream().mapToLong(Long::longValue).min().orElse(first);
        while (first < needed && !entries.isEmpty()) {
            entries.poll();
            first++;
        }
    }
}
