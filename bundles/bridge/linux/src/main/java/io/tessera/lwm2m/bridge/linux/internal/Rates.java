// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.bridge.Point;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Turns counters of bytes into bytes a second. */
final class Rates {

    private record Count(double bytes, long nanos) {}

    private final LongSupplier nanoTime;
    private final Map<String, Count> before = new HashMap<>();

    Rates(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The rate since the counter was last given; 0 the first time and after it was set back. */
    Sample sample(String name, String label, double bytes) {
        var now = new Count(bytes, nanoTime.getAsLong());
        var last = before.put(name, now);
        var point = Point.measured(LinuxPoints.NAME, name, Kinds.RATE, label, "B/s");
        if (last == null || bytes < last.bytes || now.nanos <= last.nanos) {
            return new Sample(point, 0);
        }
        return new Sample(point, Math.rint((bytes - last.bytes) * 1e9 / (now.nanos - last.nanos)));
    }
}
