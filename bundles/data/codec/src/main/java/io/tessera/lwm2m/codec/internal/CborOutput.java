// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.FloatValue;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;

/** Writes CBOR items (RFC 8949), each number in its shortest form; floats in 4 bytes where that is exact, else in 8. */
final class CborOutput {

    static final int FALSE = 0xF4;
    static final int TRUE = 0xF5;
    static final int NULL = 0xF6;
    private static final int FLOAT = 0xFA;
    private static final int DOUBLE = 0xFB;

    private CborOutput() {}

    /** @param argument unsigned */
    static void putHead(Output out, int major, long argument) {
        int type = major << 5;
        if (argument >= 0 && argument < 24) {
            out.put(type | (int) argument);
        } else if (argument >>> 8 == 0) {
            out.put(type | 24);
            out.put((int) argument);
        } else if (argument >>> 16 == 0) {
            out.put(type | 25);
            out.putBigEndian(argument, 2);
        } else if (argument >>> 32 == 0) {
            out.put(type | 26);
            out.putBigEndian(argument, 4);
        } else {
            out.put(type | 27);
            out.putBigEndian(argument, 8);
        }
    }

    static void putInteger(Output out, long value) {
        putHead(out, value < 0 ? CborReader.NEGATIVE : CborReader.UNSIGNED, value < 0 ? ~value : value);
    }

    static void putReal(Output out, double value) {
        float narrow = (float) value;
        if (Double.compare(narrow, value) == 0) {
            out.put(FLOAT);
            out.putBigEndian(Float.floatToIntBits(narrow), 4);
        } else {
            out.put(DOUBLE);
            out.putBigEndian(Double.doubleToLongBits(value), 8);
        }
    }

    static void putText(Output out, String text) {
        int start = out.length();
        putHead(out, CborReader.TEXT, text.length());
        int head = out.length() - start;
        out.putText(text);
        if (out.length() - start - head != text.length()) {
            out.cut(start);
            putHead(out, CborReader.TEXT, text.getBytes(UTF_8).length);
            out.putText(text);
        }
    }

    static void putBytes(Output out, byte[] bytes) {
        putHead(out, CborReader.BYTES, bytes.length);
        out.put(bytes);
    }

    /** Any value but an object link, which the formats write each in its way, and none. */
    static void putValue(Output out, Value value) {
        if (value instanceof IntegerValue integer) {
            putInteger(out, integer.value());
        } else if (value instanceof FloatValue real) {
            putReal(out, real.value());
        } else if (value instanceof BooleanValue bool) {
            out.put(bool.value() ? TRUE : FALSE);
        } else if (value instanceof TimeValue time) {
            putInteger(out, time.seconds());
        } else if (value instanceof UnsignedIntegerValue unsigned) {
            putHead(out, CborReader.UNSIGNED, unsigned.value());
        } else if (value instanceof OpaqueValue opaque) {
            putBytes(out, opaque.bytes());
        } else {
            putText(out, value.toString());
        }
    }
}
