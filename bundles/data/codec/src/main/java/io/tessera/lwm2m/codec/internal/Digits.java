// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

/** Decimal digits of a whole number, with a point among them or not: {@code 224} with one decimal is 22.4. */
final class Digits {

    private static final double EXACT = 1L << 53;
    private static final int USUAL_DECIMALS = 6;
    private static final int NONE = -1;

    private Digits() {}

    /**
     * How many decimals show all of the value. What sensors measure has few: if the value times a power of ten is whole,
     * that quotient is correctly rounded and so is the value again.
     *
     * @return negative if a few aren't enough, and for zero, which may have a sign
     */
    static int decimalsOf(double value) {
        for (int decimals = 0; decimals <= USUAL_DECIMALS; decimals++) {
            double whole = Math.rint(value * Numbers.tenTo(decimals));
            if (Math.abs(whole) >= EXACT) {
                return NONE;
            }
            if (whole / Numbers.tenTo(decimals) == value && whole != 0) {
                return decimals;
            }
        }
        return NONE;
    }

    /** The digits of a value with so many decimals, as {@link #decimalsOf} told. */
    static long of(double value, int decimals) {
        return (long) Math.rint(value * Numbers.tenTo(decimals));
    }

    /** In an array of their own. */
    static byte[] write(long number, int decimals) {
        var bytes = new byte[length(number, decimals)];
        write(number, decimals, bytes, bytes.length);
        return bytes;
    }

    /** Writes them so that they end before {@code end}. */
    static void write(long number, int decimals, byte[] to, int end) {
        int at = end;
        long rest = negative(number);
        for (int missing = decimals; missing > 0; missing--) {
            to[--at] = lastOf(rest);
            rest /= 10;
        }
        if (decimals > 0) {
            to[--at] = '.';
        }
        do {
            to[--at] = lastOf(rest);
            rest /= 10;
        } while (rest != 0);
        if (number < 0) {
            to[--at] = '-';
        }
    }

    /** How many bytes {@link #write} takes. */
    static int length(long number, int decimals) {
        int signs = (number < 0 ? 1 : 0) + (decimals > 0 ? 1 : 0);
        return signs + Math.max(count(number), decimals + 1);
    }

    /** How many digits the number has. */
    static int count(long number) {
        int digits = 1;
        for (long rest = negative(number); rest <= -10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    /** The magnitude below zero, where the least number of 64 bits has one, too. */
    private static long negative(long number) {
        return number < 0 ? number : -number;
    }

    private static byte lastOf(long negative) {
        return (byte) ('0' - negative % 10);
    }
}
