// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.CorelnkValue;
import io.tessera.lwm2m.model.Value.FloatValue;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.model.Value.StringValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;

/** Writes JSON texts and the values of records. */
final class JsonOutput {

    private static final byte[] TRUE = "true".getBytes(US_ASCII);
    private static final byte[] FALSE = "false".getBytes(US_ASCII);
    private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

    private JsonOutput() {}

    /** Quoted and escaped. */
    static void putString(Output out, String text) {
        out.put('"');
        if (isPlain(text)) {
            out.putText(text);
        } else {
            putEscaped(out, text);
        }
        out.put('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static void putEscaped(Output out, String text) {
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.putText(text.substring(plain, i));
                putEscape(out, c);
                plain = i + 1;
            }
        }
        out.putText(text.substring(plain));
    }

    private static void putEscape(Output out, char c) {
        out.put('\\');
        switch (c) {
            case '"', '\\' -> out.put(c);
            case '\n' -> out.put('n');
            case '\r' -> out.put('r');
            case '\t' -> out.put('t');
            default -> {
                out.put('u');
                out.put('0');
                out.put('0');
                out.put(HEX[c >> 4]);
                out.put(HEX[c & 15]);
            }
        }
    }

    /** The value of a number, without its key; false if it isn't a number. */
    static boolean putNumber(Output out, Value value) throws RequestRefused {
        if (value instanceof IntegerValue integer) {
            out.putNumber(integer.value());
        } else if (value instanceof FloatValue real) {
            putReal(out, real.value());
        } else if (value instanceof TimeValue time) {
            out.putNumber(time.seconds());
        } else if (value instanceof UnsignedIntegerValue unsigned) {
            putUnsigned(out, unsigned.value());
        } else {
            return false;
        }
        return true;
    }

    private static void putReal(Output out, double value) throws RequestRefused {
        if (!Double.isFinite(value)) {
            throw Format.notAcceptable("the format has no NaN and no infinity");
        }
        out.putDecimal(value);
    }

    private static void putUnsigned(Output out, long value) {
        if (value >= 0) {
            out.putNumber(value);
        } else {
            out.putText(Long.toUnsignedString(value));
        }
    }

    static void putBoolean(Output out, BooleanValue value) {
        out.put(value.value() ? TRUE : FALSE);
    }

    static void putLink(Output out, ObjlnkValue link) {
        out.put('"');
        out.putNumber(link.object());
        out.put(':');
        out.putNumber(link.instance());
        out.put('"');
    }

    /** The text of a String or Corelnk, null for any other value. */
    static String textOf(Value value) {
        if (value instanceof StringValue string) {
            return string.value();
        }
        return value instanceof CorelnkValue links ? links.links() : null;
    }

    static byte[] bytesOf(Value value) {
        return ((OpaqueValue) value).bytes();
    }
}
