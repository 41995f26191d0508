// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.server.ObjectLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The newest value of each Resource of each client that anybody here has seen. Any thread may call. */
final class LatestValues {

    /** How a value came. */
    enum Source {
        NOTIFICATION,
        SEND,
        READ
    }

    /** @param received when it came in; the value may have a time of its own */
    record Latest(PathValue value, Instant received, Source source) {}

    private final int limit;
    private final Map<String, NavigableMap<Path, Latest>> clients = new ConcurrentHashMap<>();

    /** @param limit how many are kept of one client */
    LatestValues(int limit) {
        this.limit = limit;
    }

    /** Takes up all that there is at a path: what was there and is not among the values is gone. */
    void replace(String endpoint, Path path, List<PathValue> values, Instant received, Source source) {
        change(endpoint, known -> {
            below(known, path).clear();
            putAll(known, values, received, source);
        });
    }

    /** Takes up all that there is at several paths. */
    void replaceAll(String endpoint, List<Path> paths, List<PathValue> values, Instant received, Source source) {
        change(endpoint, known -> {
            paths.forEach(path -> below(known, path).clear());
            putAll(known, values, received, source);
        });
    }

    /** Takes up values; others stay. */
    void add(String endpoint, List<PathValue> values, Instant received, Source source) {
        change(endpoint, known -> putAll(known, values, received, source));
    }

    /** Forgets what the client no longer has. */
    void keepOnly(String endpoint, ObjectLinks objects) {
        clients.computeIfPresent(endpoint, (name, known) -> {
            known.keySet().removeIf(path -> !objects.has(path));
            return known.isEmpty() ? null : known;
        });
    }

    void forget(String endpoint) {
        clients.remove(endpoint);
    }

    /** What is known at and below a path, by path. */
    Collection<Latest> of(String endpoint, Path path) {
        var found = new ArrayList<Latest>();
        clients.computeIfPresent(endpoint, (name, known) -> {
            found.addAll(below(known, path).values());
            return known;
        });
        return found;
    }

    /** The map of a client is touched only in here, where its entry is locked. */
    private void change(String endpoint, Consumer<NavigableMap<Path, Latest>> change) {
        clients.compute(endpoint, (name, known) -> {
            var changed = known == null ? new TreeMap<Path, Latest>() : known;
            change.accept(changed);
            return changed;
        });
    }

    private void putAll(NavigableMap<Path, Latest> now, List<PathValue> values, Instant received, Source source) {
        for (var value : values) {
            if (now.size() < limit || now.containsKey(value.path())) {
                now.merge(value.path(), new Latest(value, received, source), LatestValues::newer);
            }
        }
    }

    /** Of several values that came at once, each with its time, the last one measured counts. */
    private static Latest newer(Latest before, Latest now) {
        boolean older = before.received.equals(now.received)
                && before.value.isTimed()
                && now.value.isTimed()
                && before.value.time() > now.value.time();
        return older ? before : now;
    }

    private static NavigableMap<Path, Latest> below(NavigableMap<Path, Latest> values, Path path) {
        if (path.depth() == 0) {
            return values;
        }
        if (path.last() == Path.MAX_ID) {
            return values.subMap(path, true, lastBelow(path), true);
        }
        return values.subMap(path, true, path.parent().child(path.last() + 1), false);
    }

    private static Path lastBelow(Path path) {
        var last = path;
        while (last.depth() < 4) {
            last = last.child(Path.MAX_ID);
        }
        return last;
    }
}
