// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.reporting.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.server.ReceivedValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one client reported lately, by path; the path that was reported least recently comes first. */
final class ClientHistory {

    private final Map<Path, Deque<ReceivedValue>> byPath = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    int size() {
        return size;
    }

    void add(ReceivedValue value, int perPath) {
        var values = byPath.computeIfAbsent(value.value().path(), path -> new ArrayDeque<>(2));
        if (values.size() >= perPath) {
            values.remove();
            size--;
        }
        values.add(value);
        size++;
    }

    /** The oldest of the path that was reported least recently goes. */
    void dropOne() {
        var oldest = byPath.entrySet().iterator().next();
        oldest.getValue().remove();
        size--;
        if (oldest.getValue().isEmpty()) {
            byPath.remove(oldest.getKey());
        }
    }

    List<ReceivedValue> below(Path path) {
        return byPath.entrySet().stream()
                .filter(entry -> path.covers(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }
}
