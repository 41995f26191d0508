// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import static java.util.Map.entry;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.bridge.Point;
import java.util.Map;

/**
 * What a point becomes that no configured rule matches: an instance of the IPSO Object for its kind, or, if it can be set,
 * of one whose value servers may write.
 */
final class DefaultRule implements Rule {

    private static final int GENERIC_SENSOR = 3300;
    private static final int DIGITAL_OUTPUT = 3201;
    private static final int SET_POINT = 3308;

    private static final Map<String, Integer> OBJECTS = Map.ofEntries(
            entry(Kinds.SWITCH, 3200),
            entry(Kinds.NUMBER, GENERIC_SENSOR),
            entry(Kinds.ILLUMINANCE, 3301),
            entry(Kinds.TEMPERATURE, 3303),
            entry(Kinds.HUMIDITY, 3304),
            entry(Kinds.VOLTAGE, 3316),
            entry(Kinds.CURRENT, 3317),
            entry(Kinds.FREQUENCY, 3318),
            entry(Kinds.PERCENTAGE, 3320),
            entry(Kinds.PRESSURE, 3323),
            entry(Kinds.CONCENTRATION, 3325),
            entry(Kinds.POWER, 3328),
            entry(Kinds.DISTANCE, 3330),
            entry(Kinds.ENERGY, 3331),
            entry(Kinds.RATE, 3346));

    @Override
    public int order() {
        return Integer.MAX_VALUE;
    }

    /** Every point but texts and bytes, for which IPSO has no sensor. */
    @Override
    public boolean matches(Point point) {
        return !point.kind().equals(Kinds.TEXT) && !point.kind().equals(Kinds.BYTES);
    }

    @Override
    public Target target(Point point) {
        return new Target("", object(point), -1, Conversion.NONE, point.units(), point.label());
    }

    private static int object(Point point) {
        if (point.writable()) {
            return point.kind().equals(Kinds.SWITCH) ? DIGITAL_OUTPUT : SET_POINT;
        }
        return OBJECTS.getOrDefault(point.kind(), GENERIC_SENSOR);
    }
}
