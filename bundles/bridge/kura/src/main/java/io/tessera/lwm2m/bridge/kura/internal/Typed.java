// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.FloatValue;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import org.eclipse.kura.type.DataType;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** Kura's values and ours. */
final class Typed {

    private Typed() {}

    /** What is measured where only the type is known. */
    static String kind(DataType type, String unit) {
        return switch (type) {
            case BOOLEAN -> Kinds.SWITCH;
            case STRING -> Kinds.TEXT;
            case BYTE_ARRAY -> Kinds.BYTES;
            default -> Units.kind(unit);
        };
    }

    /** {@link Value#EMPTY} for nothing, and for what is no number where a number is meant. */
    static Value value(TypedValue<?> typed) {
        var content = typed == null ? null : typed.getValue();
        if (content instanceof Double || content instanceof Float) {
            double number = ((Number) content).doubleValue();
            return Double.isFinite(number) ? Value.of(number) : Value.EMPTY;
        }
        if (content instanceof Number number) {
            return Value.of(number.longValue());
        }
        if (content instanceof Boolean flag) {
            return Value.of(flag.booleanValue());
        }
        if (content instanceof byte[] bytes) {
            return Value.of(bytes);
        }
        return content == null ? Value.EMPTY : Value.of(content.toString());
    }

    /**
     * What a channel takes so that it shows a value.
     *
     * @param scale by which Kura multiplies what it reads; not 0
     * @param offset which it adds then
     * @throws IllegalArgumentException if the channel can't have such a value; the message is for the server
     */
    static TypedValue<?> typed(DataType type, Value value, double scale, double offset) {
        return switch (type) {
            case BOOLEAN -> TypedValues.newBooleanValue(flag(value));
            case STRING -> TypedValues.newStringValue(value.toString());
            case BYTE_ARRAY -> TypedValues.newByteArrayValue(bytes(value));
            case INTEGER ->
                TypedValues.newIntegerValue((int) whole(value, scale, offset, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case LONG -> TypedValues.newLongValue(whole(value, scale, offset, Long.MIN_VALUE, Long.MAX_VALUE));
            case FLOAT -> TypedValues.newFloatValue((float) raw(value, scale, offset));
            case DOUBLE -> TypedValues.newDoubleValue(raw(value, scale, offset));
        };
    }

    private static boolean flag(Value value) {
        if (value instanceof BooleanValue flag) {
            return flag.value();
        }
        return number(value) != 0;
    }

    private static byte[] bytes(Value value) {
        if (value instanceof OpaqueValue opaque) {
            return opaque.bytes().clone();
        }
        throw new IllegalArgumentException("bytes are needed");
    }

    /** A number that is whole already goes the way without a double, which has no room for every long. */
    private static long whole(Value value, double scale, double offset, long lowest, long highest) {
        if (value instanceof IntegerValue whole && scale == 1 && offset == 0) {
            return inRange(whole.value(), whole.value(), lowest, highest);
        }
        double raw = raw(value, scale, offset);
        return inRange(Math.round(raw), Math.rint(raw), lowest, highest);
    }

    private static long inRange(long number, double asked, long lowest, long highest) {
        if (asked < lowest || asked > highest) {
            throw new IllegalArgumentException("out of the channel's range");
        }
        return number;
    }

    private static double raw(Value value, double scale, double offset) {
        double raw = (number(value) - offset) / scale;
        if (!Double.isFinite(raw)) {
            throw new IllegalArgumentException("not a number that the channel can have");
        }
        return raw;
    }

    private static double number(Value value) {
        if (value instanceof FloatValue number) {
            return number.value();
        }
        if (value instanceof IntegerValue number) {
            return number.value();
        }
        if (value instanceof BooleanValue flag) {
            return flag.value() ? 1 : 0;
        }
        throw new IllegalArgumentException("a number is needed");
    }
}
