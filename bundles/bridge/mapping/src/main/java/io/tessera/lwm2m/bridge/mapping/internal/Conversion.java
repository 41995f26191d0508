// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.FloatValue;
import io.tessera.lwm2m.model.Value.IntegerValue;
import java.util.OptionalDouble;

/**
 * Scales numbers; leaves texts and switches as they are.
 *
 * @param factor not 0
 * @param offset added after the factor
 */
record Conversion(double factor, double offset) {

    static final Conversion NONE = new Conversion(1, 0);

    Conversion {
        boolean usable = factor != 0 && Double.isFinite(factor) && Double.isFinite(offset);
        if (!usable) {
            throw new IllegalArgumentException(
                    "factor must be a number other than 0, offset a number; not %s and %s".formatted(factor, offset));
        }
    }

    /** From the point's value to the Object's; numbers become floats, as IPSO Objects have them. */
    Value apply(Value value) {
        if (value instanceof FloatValue number) {
            return Value.of(number.value() * factor + offset);
        }
        if (value instanceof IntegerValue number) {
            return Value.of(number.value() * factor + offset);
        }
        return value;
    }

    /** From the Object's value back to the point's. */
    Value revert(Value value) {
        if (value instanceof FloatValue number) {
            return Value.of((number.value() - offset) / factor);
        }
        if (value instanceof IntegerValue number) {
            return Value.of((number.value() - offset) / factor);
        }
        return value;
    }

    OptionalDouble apply(OptionalDouble limit) {
        return limit.isPresent() ? OptionalDouble.of(limit.getAsDouble() * factor + offset) : limit;
    }
}
