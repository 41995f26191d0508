// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import io.tessera.lwm2m.model.AttributeRules;
import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.util.List;
import java.util.function.Function;

/** Whether a change is worth a notification (Core 1.2, 7.3.2; the examples are in Transport 1.2, 6.4.4). */
final class Conditions {

    private Conditions() {}

    /**
     * With none of gt, lt, st and edge every change is; with some, one that fulfils one of them.
     *
     * @param inForce what holds for a Resource, or for one of its instances, which may have attributes of its own
     * @param last what the server was told last
     * @param now what is so now
     */
    static boolean areMet(
            Function<Path, NotificationAttributes> inForce, Path observed, List<PathValue> last, List<PathValue> now) {
        if (last.equals(now)) {
            return false;
        }
        if (observed.depth() < 3 || last.size() != now.size()) {
            return true;
        }
        for (var value : now) {
            var before = find(last, value.path());
            if (before == null || isMet(inForce.apply(value.path()), before, value)) {
                return true;
            }
        }
        return false;
    }

    /** The values at a path and below it. */
    static List<PathValue> below(Path path, List<PathValue> values) {
        return values.stream().filter(value -> path.covers(value.path())).toList();
    }

    private static PathValue find(List<PathValue> values, Path path) {
        for (var value : values) {
            if (value.path().equals(path)) {
                return value;
            }
        }
        return null;
    }

    private static boolean isMet(NotificationAttributes inForce, PathValue before, PathValue now) {
        boolean isConditional = inForce.edge() != null || hasThresholds(inForce);
        return isConditional ? isMet(inForce, before.value(), now.value()) : !before.equals(now);
    }

    /** Those that contradict each other, since they were attached at different levels, count for nothing. */
    private static boolean hasThresholds(NotificationAttributes inForce) {
        boolean hasSome = inForce.gt() != null || inForce.lt() != null || inForce.st() != null;
        return hasSome && AttributeRules.hasValidThresholds(inForce);
    }

    private static boolean isMet(NotificationAttributes inForce, Value before, Value now) {
        if (before instanceof Value.BooleanValue was && now instanceof Value.BooleanValue is) {
            return inForce.edge() == null || was.value() != is.value() && is.value() == (inForce.edge() == 1);
        }
        double from = number(before);
        double to = number(now);
        if (Double.isNaN(from) || Double.isNaN(to)) {
            return !before.equals(now);
        }
        return crosses(inForce.gt(), from, to) || crosses(inForce.lt(), from, to) || steps(inForce.st(), from, to);
    }

    /** Arriving at the threshold isn't a crossing yet; going on from there is. */
    private static boolean crosses(Double threshold, double from, double to) {
        return threshold != null && (from <= threshold && to > threshold || from >= threshold && to < threshold);
    }

    private static boolean steps(Double step, double from, double to) {
        return step != null && Math.abs(to - from) >= step;
    }

    /** NaN for what is no number. */
    private static double number(Value value) {
        if (value instanceof Value.FloatValue number) {
            return number.value();
        }
        if (value instanceof Value.IntegerValue number) {
            return number.value();
        }
        if (value instanceof Value.UnsignedIntegerValue number) {
            return number.value() >= 0 ? number.value() : number.toBigInteger().doubleValue();
        }
        return value instanceof Value.TimeValue time ? time.seconds() : Double.NaN;
    }
}
