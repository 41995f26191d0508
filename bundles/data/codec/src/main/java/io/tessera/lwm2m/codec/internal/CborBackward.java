// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.FloatValue;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;

/** The same items as {@link CborOutput}, written back to front. */
final class CborBackward {

    private static final int FLOAT = 0xFA;
    private static final int DOUBLE = 0xFB;

    private CborBackward() {}

    /** @param argument unsigned */
    static void prependHead(BackwardOutput out, int major, long argument) {
        int type = major << 5;
        if (argument >= 0 && argument < 24) {
            out.prepend(type | (int) argument);
        } else if (argument >>> 8 == 0) {
            out.prepend((int) argument);
            out.prepend(type | 24);
        } else if (argument >>> 16 == 0) {
            out.prependBigEndian(argument, 2);
            out.prepend(type | 25);
        } else if (argument >>> 32 == 0) {
            out.prependBigEndian(argument, 4);
            out.prepend(type | 26);
        } else {
            out.prependBigEndian(argument, 8);
            out.prepend(type | 27);
        }
    }

    private static void prependInteger(BackwardOutput out, long value) {
        prependHead(out, value < 0 ? CborReader.NEGATIVE : CborReader.UNSIGNED, value < 0 ? ~value : value);
    }

    private static void prependReal(BackwardOutput out, double value) {
        float narrow = (float) value;
        if (Double.compare(narrow, value) == 0) {
            out.prependBigEndian(Float.floatToIntBits(narrow), 4);
            out.prepend(FLOAT);
        } else {
            out.prependBigEndian(Double.doubleToLongBits(value), 8);
            out.prepend(DOUBLE);
        }
    }

    /** Any value but an empty one; object links and core links as text. */
    static void prependValue(BackwardOutput out, Value value) {
        if (value instanceof IntegerValue integer) {
            prependInteger(out, integer.value());
        } else if (value instanceof FloatValue real) {
            prependReal(out, real.value());
        } else if (value instanceof BooleanValue bool) {
            out.prepend(bool.value() ? CborOutput.TRUE : CborOutput.FALSE);
        } else if (value instanceof TimeValue time) {
            prependInteger(out, time.seconds());
        } else if (value instanceof UnsignedIntegerValue unsigned) {
            prependHead(out, CborReader.UNSIGNED, unsigned.value());
        } else if (value instanceof OpaqueValue opaque) {
            out.prepend(opaque.bytes());
            prependHead(out, CborReader.BYTES, opaque.bytes().length);
        } else {
            prependHead(out, CborReader.TEXT, out.prependText(value.toString()));
        }
    }
}
