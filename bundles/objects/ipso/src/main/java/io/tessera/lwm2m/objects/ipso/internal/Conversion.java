// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.FloatValue;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;
import java.math.BigInteger;

/** What a sensor measured in the type that its Object has for it. */
final class Conversion {

    private Conversion() {}

    /** The same value in another type; {@link Value#EMPTY} if it can't be said in it. */
    static Value to(DataType type, Value value) {
        if (value.type() == type || value == Value.EMPTY) {
            return value;
        }
        return switch (type) {
            case STRING -> Value.of(value.toString());
            case FLOAT, INTEGER, BOOLEAN, TIME -> fromNumber(type, number(value));
            default -> Value.EMPTY;
        };
    }

    private static Value fromNumber(DataType type, double number) {
        if (Double.isNaN(number)) {
            return Value.EMPTY;
        }
        return switch (type) {
            case FLOAT -> Value.of(number);
            case INTEGER -> Value.of(Math.round(number));
            case BOOLEAN -> Value.of(number != 0);
            default -> new TimeValue((long) Math.floor(number));
        };
    }

    /** NaN for what is no number. */
    static double number(Value value) {
        if (value instanceof FloatValue number) {
            return number.value();
        }
        if (value instanceof IntegerValue number) {
            return number.value();
        }
        if (value instanceof UnsignedIntegerValue number) {
            return new BigInteger(Long.toUnsignedString(number.value())).doubleValue();
        }
        if (value instanceof BooleanValue flag) {
            return flag.value() ? 1 : 0;
        }
        return value instanceof TimeValue time ? time.seconds() : Double.NaN;
    }
}
