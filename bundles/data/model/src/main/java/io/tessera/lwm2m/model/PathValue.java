// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

import java.util.List;

/**
 * One value at one place, and when it was so: what every operation and every format boils down to.
 *
 * @param path a Resource or a Resource Instance; with {@link Value#EMPTY} also an Object Instance without Resources or
 *     a multiple-instance Resource without instances
 * @param value never null
 * @param time nanoseconds since 1970-01-01T00:00Z, or {@link #UNTIMED}
 */
public record PathValue(Path path, Value value, long time) {

    /** No time was given: the value is as of now. */
    public static final long UNTIMED = Long.MIN_VALUE;

    /** A value as of now. */
    public PathValue(Path path, Value value) {
        this(path, value, UNTIMED);
    }

    /** Whether it says when it was measured. */
    public boolean isTimed() {
        return time != UNTIMED;
    }

    /** The values without their times, as of now. */
    public static List<PathValue> untimed(List<PathValue> values) {
        if (values.stream().noneMatch(PathValue::isTimed)) {
            return values;
        }
        return values.stream()
                .map(value -> new PathValue(value.path(), value.value()))
                .toList();
    }

    @Override
    public String toString() {
        return isTimed() ? path + "=" + value + "@" + time : path + "=" + value;
    }
}
