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

    private static final int MAX_NUMBER = 512;

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
        var number = new NumberText(in, start);
        at = number.end();
        var flaw = number.flawInJson();
        if (!flaw.isEmpty()) {
            throw malformed(flaw);
        }
        if (number.fits()) {
            give(number, to);
        } else {
            readLong(start, to);
        }
    }

    private static void give(NumberText number, Scalar to) {
        long mantissa = number.mantissa();
        if (mantissa == 0 && number.isNegative()) {
            to.real(-0.0);
        } else if (number.isWhole()) {
            to.integer(mantissa);
        } else {
            to.decimal(mantissa, number.exponent());
        }
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
