// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.bridge.PointListener;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The points that there are, by the device that they belong to, and who is told of them. */
final class PointBoard {

    private final Predicate<Point> wanted;
    private final Map<String, List<Point>> points = new LinkedHashMap<>();
    private final List<PointListener> listeners = new ArrayList<>();

    /** @param wanted which points are offered at all */
    PointBoard(Predicate<Point> wanted) {
        this.wanted = wanted;
    }

    synchronized AutoCloseable listen(PointListener listener) {
        listeners.add(listener);
        points.values().forEach(ofDevice -> ofDevice.forEach(listener::added));
        return () -> forget(listener);
    }

    private synchronized void forget(PointListener listener) {
        listeners.remove(listener);
    }

    /** Takes what a device read: points come, go, are measured or fail. */
    synchronized void publish(String device, List<Sample> read, long time) {
        var samples =
                read.stream().filter(sample -> wanted.test(sample.point())).toList();
        replace(device, samples.stream().map(Sample::point).toList());
        for (var sample : samples) {
            if (sample.isGood()) {
                var value = Value.of(sample.value());
                listeners.forEach(listener -> listener.measured(sample.point(), value, time));
            } else {
                listeners.forEach(listener -> listener.failed(sample.point(), "not readable"));
            }
        }
    }

    private void replace(String device, List<Point> now) {
        var before = points.getOrDefault(device, List.of());
        if (before.equals(now)) {
            return;
        }
        points.put(device, now);
        before.stream()
                .filter(point -> !now.contains(point))
                .forEach(point -> listeners.forEach(listener -> listener.removed(point)));
        now.stream()
                .filter(point -> !before.contains(point))
                .forEach(point -> listeners.forEach(listener -> listener.added(point)));
    }

    /** A device is there, but can't be read. */
    synchronized void fail(String device, String why) {
        points.getOrDefault(device, List.of())
                .forEach(point -> listeners.forEach(listener -> listener.failed(point, why)));
    }

    /** A device was taken away. */
    synchronized void remove(String device) {
        replace(device, List.of());
        points.remove(device);
    }
}
