// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a sensor is remembered when its Object Instance, or the process, goes and comes again.
 *
 * @param lowest NaN where there is none
 * @param highest NaN where there is none
 * @param count how often it became active
 * @param applicationType what a server wrote; empty where none did
 */
record Remembered(double lowest, double highest, long count, Optional<String> applicationType) {

    private static final int LOWEST = 5601;
    private static final int HIGHEST = 5602;
    private static final int COUNT = 5501;
    private static final int APPLICATION_TYPE = 5750;

    /** The same numbers for every Object, whatever its own Resources for them are. */
    List<PathValue> toValues(Path instance) {
        var values = new ArrayList<PathValue>(4);
        if (count > 0) {
            values.add(new PathValue(instance.child(COUNT), Value.of(count)));
        }
        if (!Double.isNaN(lowest)) {
            values.add(new PathValue(instance.child(LOWEST), Value.of(lowest)));
            values.add(new PathValue(instance.child(HIGHEST), Value.of(highest)));
        }
        applicationType.ifPresent(text -> values.add(new PathValue(instance.child(APPLICATION_TYPE), Value.of(text))));
        return values;
    }

    /** @param values of one Object Instance, by Resource */
    static Remembered of(Map<Integer, Value> values) {
        long count = values.get(COUNT) instanceof Value.IntegerValue number ? number.value() : 0;
        var text = values.get(APPLICATION_TYPE) instanceof Value.StringValue written
                ? Optional.of(written.value())
                : Optional.<String>empty();
        return new Remembered(number(values.get(LOWEST)), number(values.get(HIGHEST)), count, text);
    }

    private static double number(Value value) {
        return value instanceof Value.FloatValue number ? number.value() : Double.NaN;
    }
}
