// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.MalformedContent;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Pulls JSON (RFC 8259) out of bytes. Jackson's parser was measured to take 0.7 kB for the tokens of a single-value
 * record alone, more than all of LwM2M JSON may cost here, so reading is ours; its generator was not measured apart.
 */
final class JsonReader {

    private static final int MAX_DIGITS = 18;
    private static final int MAX_NUMBER = 512;
    private static final int MAX_EXPONENT = 100_000;

    private final byte[] in;
    private final int maxDepth;
    private int at;

    /** The text read last: as it stands in the payload, or apart where escapes had to be resolved. */
    private byte[] text;

    private int from;
    private int length;

    JsonReader(byte[] in, Limits limits) {
        this.in = in;
        this.maxDepth = limits.maxDepth();
    }

    int position() {
        return at;
    }

    void position(int position) {
        at = position;
    }

    byte[] text() {
        return text;
    }

    int from() {
        return from;
    }

    int length() {
        return length;
    }

    String string(int maxBytes) throws MalformedContent {
        if (length > maxBytes) {
            throw malformed("a text of more than %d bytes".formatted(maxBytes));
        }
        return Utf8.read(text, from, length);
    }

    byte[] copyOfText() {
        return Arrays.copyOfRange(text, from, from + length);
    }

    /** The next character that is no space, not consumed; -1 at the end. */
    int peek() {
        while (at < in.length) {
            int c = in[at] & 0xFF;
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
            at++;
        }
        return -1;
    }

    /** Consumes the character if it comes next. */
    boolean accept(int character) {
        if (peek() != character) {
            return false;
        }
        at++;
        return true;
    }

    void expect(int character) throws MalformedContent {
        if (!accept(character)) {
            throw malformed("'" + (char) character + "' is missing");
        }
    }

    void expectEnd() throws MalformedContent {
        if (peek() >= 0) {
            throw malformed("text after the end");
        }
    }

    void readText() throws MalformedContent {
        expect('"');
        int start = at;
        for (; at < in.length; at++) {
            int c = in[at];
            if (c == '"') {
                text = in;
                from = start;
                length = at++ - start;
                return;
            }
            if (c == '\\') {
                readEscapedText(start);
                return;
            }
            if (c >= 0 && c < ' ') {
                throw malformed("a control character in a text");
            }
        }
        throw malformed("a text without end");
    }

    private void readEscapedText(int start) throws MalformedContent {
        var reader = new JsonEscapes(in, start, at);
        at = reader.read();
        text = reader.text();
        from = 0;
        length = reader.length();
    }

    boolean readBoolean() throws MalformedContent {
        if (peek() == 't') {
            word("true");
            return true;
        }
        word("false");
        return false;
    }

    void word(String word) throws MalformedContent {
        peek();
        for (int i = 0; i < word.length(); i++, at++) {
            if (at >= in.length || in[at] != word.charAt(i)) {
                throw malformed("'" + word + "' is missing");
            }
        }
    }

    /** Reads a number without losing a digit. */
    void readNumber(Scalar to) throws MalformedContent {
        peek();
        int start = at;
        boolean negative = accept('-');
        int whole = skipDigits();
        if (whole == 0 || whole > 1 && in[at - whole] == '0') {
            throw malformed("a number is missing");
        }
        int decimals = 0;
        if (at < in.length && in[at] == '.') {
            at++;
            decimals = skipDigits();
            if (decimals == 0) {
                throw malformed("a number that ends with a point");
            }
        }
        int endOfDigits = at;
        int exponent = readExponent();
        boolean isWhole = at - start == whole + (negative ? 1 : 0);
        if (whole + decimals > MAX_DIGITS) {
            readLong(start, to);
            return;
        }
        long mantissa = mantissa(negative ? start + 1 : start, endOfDigits);
        give(to, negative, mantissa, exponent - decimals, isWhole);
    }

    private static void give(Scalar to, boolean negative, long mantissa, int exponent, boolean isWhole) {
        if (negative && mantissa == 0) {
            to.real(-0.0);
        } else if (isWhole) {
            to.integer(negative ? -mantissa : mantissa);
        } else {
            to.decimal(negative ? -mantissa : mantissa, exponent);
        }
    }

    private int skipDigits() {
        int start = at;
        while (at < in.length && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        return at - start;
    }

    private long mantissa(int start, int end) {
        long mantissa = 0;
        for (int i = start; i < end; i++) {
            if (in[i] != '.') {
                mantissa = 10 * mantissa + (in[i] - '0');
            }
        }
        return mantissa;
    }

    private int readExponent() throws MalformedContent {
        if (at >= in.length || (in[at] | 0x20) != 'e') {
            return 0;
        }
        at++;
        boolean negative = at < in.length && in[at] == '-';
        if (negative || at < in.length && in[at] == '+') {
            at++;
        }
        int start = at;
        int digits = skipDigits();
        if (digits == 0) {
            throw malformed("a number with an empty exponent");
        }
        int exponent = 0;
        for (int i = start; i < at; i++) {
            exponent = Math.min(MAX_EXPONENT, 10 * exponent + (in[i] - '0'));
        }
        return negative ? -exponent : exponent;
    }

    /** Numbers of so many digits that a long may not hold them. */
    private void readLong(int start, Scalar to) throws MalformedContent {
        if (at - start > MAX_NUMBER) {
            throw malformed("a number of more than %d characters".formatted(MAX_NUMBER));
        }
        var digits = new String(in, start, at - start, US_ASCII);
        try {
            BigNumbers.give(new BigDecimal(digits), to);
        } catch (NumberFormatException e) {
            throw malformed("a number out of range");
        }
    }

    /** Passes over any value. */
    void skip() throws MalformedContent {
        new JsonSkipper(this, maxDepth).skip();
    }

    MalformedContent malformed(String message) {
        return new MalformedContent("JSON, byte %d: %s".formatted(at, message));
    }
}
