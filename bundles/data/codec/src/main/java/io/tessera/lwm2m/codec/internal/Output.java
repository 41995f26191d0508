// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.model.Decimal;
import java.util.Arrays;

/** Bytes written front to back, on a borrowed buffer; {@link #finish} gives it back. */
final class Output {

    private byte[] buffer = Scratch.take();
    private int length;

    void put(int oneByte) {
        ensure(1);
        buffer[length++] = (byte) oneByte;
    }

    void put(byte[] bytes) {
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    void putBigEndian(long value, int bytes) {
        ensure(bytes);
        for (int shift = 8 * bytes - 8; shift >= 0; shift -= 8) {
            buffer[length++] = (byte) (value >>> shift);
        }
    }

    void putText(String text) {
        ensure(text.length());
        if (Utf8.writeAscii(text, buffer, length)) {
            length += text.length();
        } else {
            put(text.getBytes(UTF_8));
        }
    }

    void putNumber(long value) {
        putFixed(value, 0);
    }

    /**
     * The shortest plain decimal that reads back as the same double.
     *
     * @param value finite
     */
    void putDecimal(double value) {
        int decimals = Digits.decimalsOf(value);
        if (decimals < 0) {
            putText(Decimal.plain(value));
        } else {
            putFixed(Digits.of(value, decimals), decimals);
        }
    }

    private void putFixed(long number, int decimals) {
        int more = Digits.length(number, decimals);
        ensure(more);
        length += more;
        Digits.write(number, decimals, buffer, length);
    }

    /** Seconds with as many decimals as the nanoseconds need. */
    void putSeconds(long nanos) {
        long number = nanos;
        int decimals = 9;
        while (decimals > 0 && number % 10 == 0) {
            number /= 10;
            decimals--;
        }
        putFixed(number, decimals);
    }

    /** The ids of {@code path} after the first {@code skip}, with slashes between them. */
    void putIds(long path, int skip, boolean leadingSlash) {
        boolean slash = leadingSlash;
        if (path == 0 && leadingSlash) {
            put('/');
        }
        for (long rest = skip == 4 ? 0 : path << (16 * skip); rest != 0; rest <<= 16) {
            if (slash) {
                put('/');
            }
            putNumber((rest >>> 48) - 1);
            slash = true;
        }
    }

    /** The bytes that {@link #putIds} writes. */
    static int lengthOfIds(long path, int skip, boolean leadingSlash) {
        if (path == 0) {
            return leadingSlash ? 1 : 0;
        }
        int bytes = leadingSlash ? 0 : -1;
        for (long rest = skip == 4 ? 0 : path << (16 * skip); rest != 0; rest <<= 16) {
            bytes += 1 + Digits.count((rest >>> 48) - 1);
        }
        return Math.max(bytes, 0);
    }

    /** How many bytes there are. */
    int length() {
        return length;
    }

    /** Forgets what was written after so many bytes. */
    void cut(int length) {
        this.length = length;
    }

    byte[] finish() {
        var bytes = Arrays.copyOf(buffer, length);
        Scratch.giveBack(buffer);
        return bytes;
    }

    private void ensure(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
        }
    }
}
