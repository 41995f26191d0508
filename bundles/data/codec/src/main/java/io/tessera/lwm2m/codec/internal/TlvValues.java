// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.CorelnkValue;
import io.tessera.lwm2m.model.Value.FloatValue;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.model.Value.StringValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;
import java.util.Arrays;

/** Values as TLV has them (Core 1.2, appendix C); of unknown type they stay bytes. */
final class TlvValues {

    private TlvValues() {}

    static Value read(byte[] in, int from, int to, DataType type, Limits limits) throws MalformedContent {
        return switch (type) {
            case STRING -> new StringValue(text(in, from, to, limits));
            case INTEGER -> Shared.integer(integer(in, from, to));
            case UNSIGNED_INTEGER -> new UnsignedIntegerValue(unsigned(in, from, to));
            case FLOAT -> new FloatValue(real(in, from, to));
            case BOOLEAN -> bool(in, from, to);
            case TIME -> new TimeValue(integer(in, from, to));
            case OBJLNK -> link(in, from, to);
            case CORELNK -> new CorelnkValue(text(in, from, to, limits));
            case OPAQUE, NONE -> new OpaqueValue(Arrays.copyOfRange(in, from, to));
        };
    }

    private static String text(byte[] in, int from, int to, Limits limits) throws MalformedContent {
        if (to - from > limits.maxText()) {
            throw new MalformedContent("TLV: a text of more than %d bytes".formatted(limits.maxText()));
        }
        return Utf8.read(in, from, to - from);
    }

    private static long integer(byte[] in, int from, int to) throws MalformedContent {
        long value = unsigned(in, from, to);
        int unused = 64 - 8 * (to - from);
        return value << unused >> unused;
    }

    private static long unsigned(byte[] in, int from, int to) throws MalformedContent {
        int length = to - from;
        if (length != 1 && length != 2 && length != 4 && length != 8) {
            throw new MalformedContent("TLV: an integer of %d bytes".formatted(length));
        }
        return bigEndian(in, from, to);
    }

    private static double real(byte[] in, int from, int to) throws MalformedContent {
        return switch (to - from) {
            case 4 -> Float.intBitsToFloat((int) bigEndian(in, from, to));
            case 8 -> Double.longBitsToDouble(bigEndian(in, from, to));
            default -> throw new MalformedContent("TLV: a float of %d bytes".formatted(to - from));
        };
    }

    private static Value bool(byte[] in, int from, int to) throws MalformedContent {
        boolean isBoolean = to - from == 1 && (in[from] & ~1) == 0;
        if (!isBoolean) {
            throw new MalformedContent("TLV: a boolean that is not one byte of 0 or 1");
        }
        return Value.of(in[from] == 1);
    }

    private static Value link(byte[] in, int from, int to) throws MalformedContent {
        if (to - from != 4) {
            throw new MalformedContent("TLV: an object link of %d bytes".formatted(to - from));
        }
        long link = bigEndian(in, from, to);
        return new ObjlnkValue((int) (link >>> 16), (int) link & 0xFFFF);
    }

    private static long bigEndian(byte[] in, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value << 8 | in[i] & 0xFF;
        }
        return value;
    }
}
