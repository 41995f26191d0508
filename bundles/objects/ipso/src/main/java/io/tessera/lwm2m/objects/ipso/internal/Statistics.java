// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.FloatValue;
import java.util.Optional;

/** What is remembered of a sensor's values: the extremes of numbers, how often a state became active. */
final class Statistics {

    private double lowest = Double.NaN;
    private double highest = Double.NaN;
    private long count;
    private boolean isActive;
    private boolean isFirst = true;
    private boolean wasActiveFirst;

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
        boolean isOnly = Double.isNaN(lowest);
        boolean isLower = isOnly || number < lowest;
        boolean isHigher = isOnly || number > highest;
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
        wasActiveFirst |= isFirst && active;
        isFirst = false;
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

    /** Takes over what was remembered of the same sensor before. */
    synchronized void takeOver(double earlierLowest, double earlierHighest, long earlierCount) {
        if (!Double.isNaN(earlierLowest)) {
            takeNumber(earlierLowest);
            takeNumber(earlierHighest);
        }
        // What is active since before didn't become so again.
        count += earlierCount - (wasActiveFirst && earlierCount > 0 ? 1 : 0);
        wasActiveFirst = false;
    }

    synchronized Remembered remembered(Optional<String> applicationType) {
        return new Remembered(lowest, highest, count, applicationType);
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
