// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import io.tessera.lwm2m.bridge.Measurement;
import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.bridge.PointListener;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The points that there are, what each measured last, and who is told. A listener that comes late hears the last values,
 * too: what only tells of changes may not change for long.
 */
final class PointBoard {

    /** A point, and what was measured; null if nothing was, or the last attempt failed. */
    private record Entry(Point point, Measurement last) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<PointListener> listeners = new ArrayList<>();

    synchronized AutoCloseable listen(PointListener listener) {
        listeners.add(listener);
        for (var entry : entries.values()) {
            listener.added(entry.point);
            if (entry.last != null) {
                listener.measured(entry.point, entry.last.value(), entry.last.time());
            }
        }
        return () -> forget(listener);
    }

    private synchronized void forget(PointListener listener) {
        listeners.remove(listener);
    }

    /**
     * These are the points now whose names begin so.
     *
     * @param prefix such as {@code boiler/}
     */
    synchronized void replace(String prefix, List<Point> now) {
        entries.values().stream()
                .map(Entry::point)
                .filter(point -> point.name().startsWith(prefix) && !now.contains(point))
                .toList()
                .forEach(this::remove);
        now.forEach(this::add);
    }

    private void remove(Point point) {
        entries.remove(point.name());
        listeners.forEach(listener -> listener.removed(point));
    }

    /** Nothing happens if it is there. */
    synchronized void add(Point point) {
        if (entries.putIfAbsent(point.name(), new Entry(point, null)) == null) {
            listeners.forEach(listener -> listener.added(point));
        }
    }

    /** Of no interest if the point is not there any more, or is another one by now. */
    synchronized void measured(Point point, Value value, long time) {
        if (isThere(point)) {
            entries.put(point.name(), new Entry(point, new Measurement(point, value, time)));
            listeners.forEach(listener -> listener.measured(point, value, time));
        }
    }

    synchronized void failed(Point point, String why) {
        if (isThere(point)) {
            entries.put(point.name(), new Entry(point, null));
            listeners.forEach(listener -> listener.failed(point, why));
        }
    }

    private boolean isThere(Point point) {
        var entry = entries.get(point.name());
        return entry != null && entry.point.equals(point);
    }

    /** Has them sent by every listener. */
    synchronized CompletionStage<Void> send(List<Measurement> measurements) {
        return CompletableFuture.allOf(listeners.stream()
                .map(listener -> listener.send(measurements).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new));
    }
}
