// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.FloatValue;

/** What is remembered of a sensor's values: the extremes of numbers, how often a state became active. */
final class Statistics {

    private double lowest = Double.NaN;
    private double highest = Double.NaN;
    private long count;
    private boolean isActive;

    /** What a value changed. */
    enum Change {
        NOTHING,
        LOWEST,
        HIGHEST,
        BOTH,
        COUNT
    }

    /** Takes a value that was measured. */
    synchronized Change take(Value value) {
        if (value instanceof FloatValue number) {
            return takeNumber(number.value());
        }
        return value instanceof BooleanValue state ? takeState(state.value()) : Change.NOTHING;
    }

    private Change takeNumber(double number) {
        boolean isFirst = Double.isNaN(lowest);
        boolean isLower = isFirst || number < lowest;
        boolean isHigher = isFirst || number > highest;
        if (isLower) {
            lowest = number;
        }
        if (isHigher) {
            highest = number;
        }
        if (isLower && isHigher) {
            return Change.BOTH;
        }
        if (isLower) {
            return Change.LOWEST;
        }
        return isHigher ? Change.HIGHEST : Change.NOTHING;
    }

    private Change takeState(boolean active) {
        boolean becameActive = active && !isActive;
        isActive = active;
        if (!becameActive) {
            return Change.NOTHING;
        }
        count++;
        return Change.COUNT;
    }

    /** Starts again with this value as both extremes. */
    synchronized void resetExtremes(Value value) {
        lowest = Double.NaN;
        highest = Double.NaN;
        take(value);
    }

    synchronized void resetCount() {
        count = 0;
    }

    synchronized boolean hasExtremes() {
        return !Double.isNaN(lowest);
    }

    synchronized double lowest() {
        return lowest;
    }

    synchronized double highest() {
        return highest;
    }

    synchronized long count() {
        return count;
    }
}
