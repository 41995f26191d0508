// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * One thing that is measured or controlled.
 *
 * @param source the name of its {@link PointSource}
 * @param name unique in its source and the same over restarts, such as {@code hwmon/coretemp/temp1}
 * @param kind what is measured, such as {@code temperature}; see {@link Kinds}. Rules choose the Object by it.
 * @param label for a person to read
 * @param units of its values, in SenML's notation (RFC 8428, 12.1); empty where it has none
 * @param minimum the lowest value that it can have
 * @param maximum the highest value that it can have
 * @param writable whether it can be set
 * @param settings what else its source knows of it, such as how its device has it, by name; rules may choose by it
 */
public record Point(
        String source,
        String name,
        String kind,
        String label,
        String units,
        OptionalDouble minimum,
        OptionalDouble maximum,
        boolean writable,
        Map<String, String> settings) {

    public Point {
        settings = Map.copyOf(settings);
    }

    /** A point without settings. */
    public Point(
            String source,
            String name,
            String kind,
            String label,
            String units,
            OptionalDouble minimum,
            OptionalDouble maximum,
            boolean writable) {
        this(source, name, kind, label, units, minimum, maximum, writable, Map.of());
    }

    /** A point that can only be read, of no known range. */
    public static Point measured(String source, String name, String kind, String label, String units) {
        return new Point(source, name, kind, label, units, OptionalDouble.empty(), OptionalDouble.empty(), false);
    }

    /** The same with the range of its values. */
    public Point within(double lowest, double highest) {
        return new Point(
                source,
                name,
                kind,
                label,
                units,
                OptionalDouble.of(lowest),
                OptionalDouble.of(highest),
                writable,
                settings);
    }

    /** The same, but it can be set. */
    public Point settable() {
        return new Point(source, name, kind, label, units, minimum, maximum, true, settings);
    }

    /** The same with what else its source knows of it. */
    public Point with(Map<String, String> known) {
        return new Point(source, name, kind, label, units, minimum, maximum, writable, known);
    }
}
