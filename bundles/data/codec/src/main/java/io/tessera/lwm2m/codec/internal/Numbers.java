// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.MalformedContent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** From one form of number to another, exactly or not at all. */
final class Numbers {

    private static final double TWO_TO_63 = 0x1p63;
    private static final double TWO_TO_64 = 0x1p64;
    private static final long EXACT = 1L << 53;
    private static final long NANOS = 1_000_000_000;
    private static final double MOST_SECONDS = 9.2e9;

    /** Powers of ten that a double holds exactly. */
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Numbers() {}

    /** @param exponent 0 to 22 */
    static double tenTo(int exponent) {
        return TENS[exponent];
    }

    static long wholeOf(double value) throws MalformedContent {
        if (value != Math.rint(value) || value < -TWO_TO_63 || value >= TWO_TO_63) {
            throw notWhole();
        }
        return (long) value;
    }

    static long unsignedOf(double value) throws MalformedContent {
        if (value != Math.rint(value) || value < 0 || value >= TWO_TO_64) {
            throw notWhole();
        }
        return value < TWO_TO_63 ? (long) value : (long) (value - TWO_TO_63) + Long.MIN_VALUE;
    }

    /** {@code mantissa * 10^exponent}. */
    static long wholeOf(long mantissa, int exponent) throws MalformedContent {
        long value = mantissa;
        for (int rest = exponent; rest < 0 && value != 0; rest++) {
            if (value % 10 != 0) {
                throw notWhole();
            }
            value /= 10;
        }
        for (int rest = exponent; rest > 0 && value != 0; rest--) {
            if (Math.multiplyHigh(value, 10) != value * 10 >> 63) {
                throw notWhole();
            }
            value *= 10;
        }
        return value;
    }

    /** An unsigned long. */
    static double realOf(long unsigned) {
        return new BigInteger(Long.toUnsignedString(unsigned)).doubleValue();
    }

    /** The nearest double: one correctly rounded operation where both operands are exact, else the slow way. */
    static double realOf(long mantissa, int exponent) throws MalformedContent {
        boolean isExact = Math.abs(mantissa) <= EXACT && mantissa != Long.MIN_VALUE;
        if (isExact && exponent <= 0 && exponent > -TENS.length) {
            return mantissa / TENS[-exponent];
        }
        if (isExact && exponent > 0 && exponent < TENS.length) {
            return mantissa * TENS[exponent];
        }
        return finite(Double.parseDouble(mantissa + "e" + exponent));
    }

    static double finite(double value) throws MalformedContent {
        if (!Double.isFinite(value)) {
            throw new MalformedContent("a number that is not finite or too large");
        }
        return value;
    }

    /** Seconds as {@code mantissa * 10^exponent}. */
    static long nanosOf(long mantissa, int exponent) throws MalformedContent {
        if (exponent == 0 && Math.abs(mantissa) < 9_000_000_000L) {
            return mantissa * NANOS;
        }
        if (Math.abs(realOf(mantissa, exponent)) > MOST_SECONDS) {
            throw new MalformedContent("a time out of range");
        }
        return BigDecimal.valueOf(mantissa, -Math.max(exponent, -40))
                .scaleByPowerOfTen(9)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValue();
    }

    static long nanosOf(double seconds) throws MalformedContent {
        if (!(Math.abs(seconds) <= MOST_SECONDS)) {
            throw new MalformedContent("a time out of range");
        }
        double whole = Math.floor(seconds);
        return (long) whole * NANOS + Math.round((seconds - whole) * NANOS);
    }

    private static MalformedContent notWhole() {
        return new MalformedContent("a number that is not whole or out of range where an integer is due");
    }
}
