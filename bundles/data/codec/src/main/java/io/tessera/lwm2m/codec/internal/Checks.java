// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the formats ask of values before they write them, and of the place that a payload is sent to. */
final class Checks {

    private Checks() {}

    /** Whoever encodes something else made a mistake that no peer is to hear of. */
    static void below(Path base, PathValue value) {
        boolean isResource = value.path().depth() >= 3
                || value.value() == Value.EMPTY && value.path().depth() == 2;
        if (!isResource || !base.covers(value.path())) {
            throw new IllegalArgumentException("%s is no Resource below %s".formatted(value.path(), base));
        }
    }

    /** The value of a format that has room for one: that of the base itself. */
    static Value single(Path base, List<PathValue> values) throws RequestRefused {
        boolean fits = values.size() == 1
                && values.get(0).path().bits() == base.bits()
                && values.get(0).value() != Value.EMPTY;
        if (!fits || base.depth() < 3) {
            throw Format.notAcceptable("the format carries a single value");
        }
        return values.get(0).value();
    }

    /** The type of what a format with room for one value is sent to. */
    static DataType singleType(Path base, DataTypes types) throws RequestRefused {
        if (base.depth() < 3 || base.depth() == 3 && types.isMultiple(base)) {
            throw Format.unsupported("the format carries a single value");
        }
        return types.typeOf(base);
    }

    /**
     * In ascending order, as formats need it that nest.
     *
     * @throws RequestRefused with 4.06 if a path is there twice, which only formats with times can express
     */
    static List<PathValue> sorted(Path base, List<PathValue> values) throws RequestRefused {
        long last = 0;
        boolean ascending = true;
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            below(base, value);
            long bits = value.path().bits();
            ascending &= Long.compareUnsigned(last, bits) < 0;
            last = bits;
        }
        if (ascending) {
            return values;
        }
        var sorted = new ArrayList<>(values);
        sorted.sort(Comparator.comparing(PathValue::path));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).path().bits() == sorted.get(i).path().bits()) {
                throw Format.notAcceptable("the format carries one value at one path");
            }
        }
        return sorted;
    }
}
