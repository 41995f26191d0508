// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.model.Decimal;
import java.util.Arrays;

/** Bytes written front to back, on a borrowed buffer; {@link #finish} gives it back. */
final class Output {

    private static final double EXACT = 1L << 53;
    private static final int USUAL_DECIMALS = 6;

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
        if (value < 0) {
            if (value == Long.MIN_VALUE) {
                putText("-9223372036854775808");
                return;
            }
            put('-');
            putDigits(-value);
            return;
        }
        putDigits(value);
    }

    private void putDigits(long value) {
        int digits = digits(value);
        ensure(digits);
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            long tenth = rest / 10;
            buffer[at] = (byte) ('0' + (rest - 10 * tenth));
            rest = tenth;
        }
        length += digits;
    }

    static int digits(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    /**
     * The shortest plain decimal that reads back as the same double. What sensors measure has few decimals: if the value
     * times a power of ten is whole, that quotient is correctly rounded and so is the value again.
     *
     * @param value finite
     */
    void putDecimal(double value) {
        double scale = 1;
        for (int decimals = 0; decimals <= USUAL_DECIMALS; decimals++) {
            double whole = Math.rint(value * scale);
            if (Math.abs(whole) >= EXACT) {
                break;
            }
            if (whole / scale == value && whole != 0) {
                putFixed((long) whole, (long) scale, decimals);
                return;
            }
            scale *= 10;
        }
        putText(Decimal.plain(value));
    }

    private void putFixed(long whole, long scale, int decimals) {
        if (whole < 0) {
            put('-');
        }
        long magnitude = Math.abs(whole);
        putDigits(magnitude / scale);
        if (decimals > 0) {
            put('.');
            putFraction(magnitude % scale, decimals);
        }
    }

    private void putFraction(long fraction, int decimals) {
        for (int missing = decimals - digits(fraction); missing > 0; missing--) {
            put('0');
        }
        putDigits(fraction);
    }

    /** Seconds with as many decimals as the nanoseconds need. */
    void putSeconds(long nanos) {
        if (nanos < 0) {
            put('-');
        }
        putDigits(Math.abs(nanos / 1_000_000_000));
        long fraction = Math.abs(nanos % 1_000_000_000);
        if (fraction == 0) {
            return;
        }
        int decimals = 9;
        while (fraction % 10 == 0) {
            fraction /= 10;
            decimals--;
        }
        put('.');
        putFraction(fraction, decimals);
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
            putDigits((rest >>> 48) - 1);
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
            bytes += 1 + digits((rest >>> 48) - 1);
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
