// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one run found out about one stack. */
final class Measured {

    /** A figure of one stack. */
    record Line(String unit, double value) {}

    private final Map<String, Line> lines = new LinkedHashMap<>();

    void add(String metric, String unit, double value) {
        lines.put(metric, new Line(unit, value));
        System.err.printf("%s: %.3f %s%n", metric, value, unit);
    }

    Map<String, Line> lines() {
        return lines;
    }
}
