// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.transport.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The observations of a client, by what they observe: a change finds its own without looking at the others. */
final class WatchIndex {

    private final Map<Session, Map<Token, Watch>> bySession = new HashMap<>();
    private final NavigableMap<Path, List<Watch>> byPath = new TreeMap<>();

    void add(Watch watch) {
        bySession
                .computeIfAbsent(watch.session, session -> new LinkedHashMap<>())
                .put(watch.observation.token(), watch);
        for (var path : watch.observation.paths()) {
            byPath.computeIfAbsent(path, observed -> new ArrayList<>(1)).add(watch);
        }
    }

    void remove(Watch watch) {
        bySession.getOrDefault(watch.session, Map.of()).remove(watch.observation.token(), watch);
        for (var path : watch.observation.paths()) {
            byPath.computeIfPresent(path, (observed, watches) -> {
                watches.remove(watch);
                return watches.isEmpty() ? null : watches;
            });
        }
    }

    /** Null if there is none. */
    Watch find(Session session, Token token) {
        return bySession.getOrDefault(session, Map.of()).get(token);
    }

    Collection<Watch> of(Session session) {
        return List.copyOf(bySession.getOrDefault(session, Map.of()).values());
    }

    int count(Session session) {
        return bySession.getOrDefault(session, Map.of()).size();
    }

    Collection<Watch> all() {
        var all = new ArrayList<Watch>();
        bySession.values().forEach(watches -> all.addAll(watches.values()));
        return all;
    }

    /** Those that observe the path, something above it or something below it. */
    void forEachAt(Path path, Consumer<Watch> action) {
        for (int depth = 0; depth < path.depth(); depth++) {
            byPath.getOrDefault(path.cut(depth), List.of()).forEach(action);
        }
        for (var entry : byPath.tailMap(path, true).entrySet()) {
            if (!path.covers(entry.getKey())) {
                return;
            }
            entry.getValue().forEach(action);
        }
    }
}
