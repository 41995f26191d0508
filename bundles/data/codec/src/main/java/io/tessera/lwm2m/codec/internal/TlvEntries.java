// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.FloatValue;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;

/** Headers and values of TLV, put before what is already written; each answers where it starts. */
final class TlvEntries {

    private TlvEntries() {}

    static int header(byte[] out, int end, int kind, int id, int length) throws RequestRefused {
        int at = end;
        int type = kind << 6;
        if (length < 8) {
            type |= length;
        } else if (length < 1 << 8) {
            out[--at] = (byte) length;
            type |= 1 << 3;
        } else if (length < 1 << 16) {
            at = bigEndian(out, at, length, 2);
            type |= 2 << 3;
        } else if (length < 1 << 24) {
            at = bigEndian(out, at, length, 3);
            type |= 3 << 3;
        } else {
            throw Format.notAcceptable("more than TLV can carry");
        }
        if (id < 1 << 8) {
            out[--at] = (byte) id;
        } else {
            at = bigEndian(out, at, id, 2);
            type |= 1 << 5;
        }
        out[--at] = (byte) type;
        return at;
    }

    static int value(byte[] out, int end, Value value) {
        if (value instanceof IntegerValue integer) {
            return integer(out, end, integer.value());
        }
        if (value instanceof FloatValue real) {
            return real(out, end, real.value());
        }
        if (value instanceof BooleanValue bool) {
            out[end - 1] = (byte) (bool.value() ? 1 : 0);
            return end - 1;
        }
        if (value instanceof OpaqueValue opaque) {
            int length = opaque.bytes().length;
            System.arraycopy(opaque.bytes(), 0, out, end - length, length);
            return end - length;
        }
        if (value instanceof TimeValue time) {
            return integer(out, end, time.seconds());
        }
        if (value instanceof ObjlnkValue link) {
            return bigEndian(out, end, (long) link.object() << 16 | link.instance(), 4);
        }
        return value instanceof UnsignedIntegerValue unsigned
                ? unsigned(out, end, unsigned.value())
                : text(out, end, value.toString());
    }

    private static int text(byte[] out, int end, String text) {
        int characters = text.length();
        if (Utf8.writeAscii(text, out, end - characters)) {
            return end - characters;
        }
        var bytes = text.getBytes(UTF_8);
        System.arraycopy(bytes, 0, out, end - bytes.length, bytes.length);
        return end - bytes.length;
    }

    private static int integer(byte[] out, int end, long value) {
        if (value == (byte) value) {
            out[end - 1] = (byte) value;
            return end - 1;
        }
        if (value == (short) value) {
            return bigEndian(out, end, value, 2);
        }
        return bigEndian(out, end, value, value == (int) value ? 4 : 8);
    }

    private static int unsigned(byte[] out, int end, long value) {
        if (value >>> 8 == 0) {
            return bigEndian(out, end, value, 1);
        }
        if (value >>> 16 == 0) {
            return bigEndian(out, end, value, 2);
        }
        return bigEndian(out, end, value, value >>> 32 == 0 ? 4 : 8);
    }

    private static int real(byte[] out, int end, double value) {
        float narrow = (float) value;
        return Double.compare(narrow, value) == 0
                ? bigEndian(out, end, Float.floatToIntBits(narrow), 4)
                : bigEndian(out, end, Double.doubleToLongBits(value), 8);
    }

    private static int bigEndian(byte[] out, int end, long value, int bytes) {
        long rest = value;
        for (int at = end - 1; at >= end - bytes; at--) {
            out[at] = (byte) rest;
            rest >>>= 8;
        }
        return end - bytes;
    }
}
