// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Bytes written back to front, on a borrowed buffer: by the time that a header is due, the length of what it announces
 * is known, so formats that nest need one pass.
 */
final class BackwardOutput {

    private byte[] buffer = Scratch.take();
    private int start = buffer.length;

    /** How many bytes there are. */
    int length() {
        return buffer.length - start;
    }

    void prepend(int oneByte) {
        ensure(1);
        buffer[--start] = (byte) oneByte;
    }

    void prepend(byte[] bytes) {
        ensure(bytes.length);
        start -= bytes.length;
        System.arraycopy(bytes, 0, buffer, start, bytes.length);
    }

    void prependBigEndian(long value, int bytes) {
        ensure(bytes);
        for (int shift = 0; shift < 8 * bytes; shift += 8) {
            buffer[--start] = (byte) (value >>> shift);
        }
    }

    /** How many bytes the text took. */
    int prependText(String text) {
        int characters = text.length();
        ensure(characters);
        if (Utf8.writeAscii(text, buffer, start - characters)) {
            start -= characters;
            return characters;
        }
        var bytes = text.getBytes(UTF_8);
        prepend(bytes);
        return bytes.length;
    }

    byte[] finish() {
        var bytes = Arrays.copyOfRange(buffer, start, buffer.length);
        Scratch.giveBack(buffer);
        return bytes;
    }

    private void ensure(int more) {
        if (start >= more) {
            return;
        }
        int written = length();
        var larger = new byte[Math.max(2 * buffer.length, written + more)];
        System.arraycopy(buffer, start, larger, larger.length - written, written);
        start = larger.length - written;
        buffer = larger;
    }
}
