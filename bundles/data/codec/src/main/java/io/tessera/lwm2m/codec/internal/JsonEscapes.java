// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.model.MalformedContent;

/** Reads the rest of a JSON text from its first backslash on. */
final class JsonEscapes {

    private final byte[] in;
    private final byte[] out;
    private int at;
    private int length;

    /** @param start where the text begins, after its quote; {@code at} is its first backslash */
    JsonEscapes(byte[] in, int start, int at) throws MalformedContent {
        this.in = in;
        this.at = at;
        this.length = at - start;
        this.out = new byte[end(in, at) - start];
        System.arraycopy(in, start, out, 0, length);
    }

    /** An escape is never shorter than what it stands for, so the text needs no more than this. */
    private static int end(byte[] in, int from) throws MalformedContent {
        for (int i = from; i < in.length; i++) {
            if (in[i] == '"') {
                return i;
            }
            if (in[i] == '\\') {
                i++;
            }
        }
        throw new MalformedContent("JSON: a text without end");
    }

    /** Where the payload goes on after the closing quote. */
    int read() throws MalformedContent {
        while (in[at] != '"') {
            if (in[at] == '\\') {
                readEscape();
            } else if (in[at] >= 0 && in[at] < ' ') {
                throw new MalformedContent("JSON: a control character in a text");
            } else {
                out[length++] = in[at++];
            }
        }
        return at + 1;
    }

    byte[] text() {
        return out;
    }

    int length() {
        return length;
    }

    private void readEscape() throws MalformedContent {
        int c = in[at + 1];
        at += 2;
        switch (c) {
            case '"', '\\', '/' -> out[length++] = (byte) c;
            case 'b' -> out[length++] = '\b';
            case 'f' -> out[length++] = '\f';
            case 'n' -> out[length++] = '\n';
            case 'r' -> out[length++] = '\r';
            case 't' -> out[length++] = '\t';
            case 'u' -> readUnicode();
            default -> throw new MalformedContent("JSON: an unknown escape in a text");
        }
    }

    private void readUnicode() throws MalformedContent {
        char first = hex();
        if (!Character.isSurrogate(first)) {
            write(Character.toString(first));
            return;
        }
        boolean hasSecond = Character.isHighSurrogate(first) && in[at] == '\\' && in[at + 1] == 'u';
        at += 2;
        char second = hasSecond ? hex() : 0;
        if (!Character.isLowSurrogate(second)) {
            throw new MalformedContent("JSON: half a character in a text");
        }
        write(new String(new char[] {first, second}));
    }

    private void write(String character) {
        var bytes = character.getBytes(UTF_8);
        System.arraycopy(bytes, 0, out, length, bytes.length);
        length += bytes.length;
    }

    private char hex() throws MalformedContent {
        int value = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = at < in.length ? Character.digit(in[at], 16) : -1;
            if (digit < 0) {
                throw new MalformedContent("JSON: an unknown escape in a text");
            }
            value = 16 * value + digit;
        }
        return (char) value;
    }
}
