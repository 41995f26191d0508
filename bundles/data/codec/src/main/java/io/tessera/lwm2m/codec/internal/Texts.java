// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import java.util.Base64;

/** The text forms of values (Core 1.2, appendix C). */
final class Texts {

    private Texts() {}

    static long readInteger(byte[] text) throws MalformedContent {
        var number = new NumberText(text, 0);
        if (number.end() == text.length && number.fits() && number.isWhole()) {
            return number.mantissa();
        }
        try {
            return Long.parseLong(ascii(text, "+-0123456789"));
        } catch (NumberFormatException e) {
            throw new MalformedContent("not an integer: " + shown(text));
        }
    }

    static long readUnsigned(byte[] text) throws MalformedContent {
        var number = new NumberText(text, 0);
        if (number.end() == text.length && number.fits() && number.isWhole() && !number.isSigned()) {
            return number.mantissa();
        }
        try {
            return Long.parseUnsignedLong(ascii(text, "0123456789"));
        } catch (NumberFormatException e) {
            throw new MalformedContent("not an unsigned integer: " + shown(text));
        }
    }

    /** Accepts an exponent although none is to be sent. */
    static double readFloat(byte[] text) throws MalformedContent {
        var number = new NumberText(text, 0);
        if (number.end() == text.length && number.fits() && !number.lacksExponent()) {
            return number.real();
        }
        try {
            return Numbers.finite(Double.parseDouble(ascii(text, "+-.0123456789eE")));
        } catch (NumberFormatException e) {
            throw new MalformedContent("not a number: " + shown(text));
        }
    }

    static boolean readBoolean(byte[] text) throws MalformedContent {
        if (text.length != 1 || text[0] != '0' && text[0] != '1') {
            throw new MalformedContent("not 0 or 1: " + shown(text));
        }
        return text[0] == '1';
    }

    /** Two decimal ids; the null link is also written in hexadecimal by an example of Core 1.2, 7.4.7. */
    static ObjlnkValue readLink(String text) throws MalformedContent {
        int colon = text.indexOf(':');
        if (text.equalsIgnoreCase("FFFF:FFFF")) {
            return ObjlnkValue.NULL;
        }
        if (colon < 1) {
            throw new MalformedContent("not an object link: " + shown(text));
        }
        return new ObjlnkValue(readId(text, 0, colon), readId(text, colon + 1, text.length()));
    }

    private static int readId(String text, int from, int to) throws MalformedContent {
        int id = 0;
        boolean isId = from < to && to - from <= 5;
        for (int i = from; isId && i < to; i++) {
            int digit = text.charAt(i) - '0';
            isId = digit >= 0 && digit <= 9;
            id = id * 10 + digit;
        }
        if (!isId || id > 65535) {
            throw new MalformedContent("not an object link: " + shown(text));
        }
        return id;
    }

    static byte[] readBase64(byte[] text) throws MalformedContent {
        return readBase64(text, Base64.getDecoder());
    }

    /** Padding may be there or not. */
    static byte[] readBase64Url(byte[] text) throws MalformedContent {
        return readBase64(text, Base64.getUrlDecoder());
    }

    private static byte[] readBase64(byte[] text, Base64.Decoder decoder) throws MalformedContent {
        try {
            return decoder.decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedContent("not base64: " + e.getMessage());
        }
    }

    /** Java's own parsers take more than a peer may send: other digits, hexadecimal, suffixes, NaN. */
    private static String ascii(byte[] text, String allowed) {
        for (byte c : text) {
            if (allowed.indexOf(c) < 0) {
                throw new NumberFormatException();
            }
        }
        return new String(text, US_ASCII);
    }

    private static String shown(byte[] text) {
        return shown(new String(text, UTF_8));
    }

    static String shown(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }
}
