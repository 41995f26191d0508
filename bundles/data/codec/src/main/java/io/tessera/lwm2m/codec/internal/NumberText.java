// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.MalformedContent;

/**
 * The parts of a decimal number such as {@code -12.5e3}, taken from bytes in one pass. Takes whatever looks like one; what
 * may be missing or left out is for JSON and plain text to say, whose rules differ.
 */
final class NumberText {

    /** A long holds any number of so many digits. */
    private static final int MAX_DIGITS = 18;

    private static final int MAX_EXPONENT = 100_000;

    private final byte[] in;
    private final byte sign;
    private final int firstDigit;
    private final int whole;
    private final boolean hasPoint;
    private final int decimals;
    private final boolean hasExponent;
    private final int exponent;
    private long mantissa;
    private boolean isCutOff;
    private int at;

    /** Goes on until no more of the bytes can belong to a number. */
    NumberText(byte[] in, int from) {
        this.in = in;
        at = from;
        sign = readSign();
        firstDigit = at;
        whole = readDigits();
        hasPoint = at < in.length && in[at] == '.';
        decimals = hasPoint ? readDecimals() : 0;
        hasExponent = at < in.length && (in[at] | 0x20) == 'e';
        exponent = hasExponent ? readExponent() : 0;
    }

    private byte readSign() {
        return at < in.length && (in[at] == '-' || in[at] == '+') ? in[at++] : 0;
    }

    private int readDecimals() {
        at++;
        return readDigits();
    }

    /** Appends them to the mantissa, which is void if there are more than it can hold. */
    private int readDigits() {
        int start = at;
        int i = start;
        long value = mantissa;
        for (; i < in.length && in[i] >= '0' && in[i] <= '9'; i++) {
            value = 10 * value + (in[i] - '0');
        }
        mantissa = value;
        at = i;
        return i - start;
    }

    private int readExponent() {
        at++;
        boolean isNegative = readSign() == '-';
        int start = at;
        int value = 0;
        for (; at < in.length && in[at] >= '0' && in[at] <= '9'; at++) {
            value = Math.min(MAX_EXPONENT, 10 * value + (in[at] - '0'));
        }
        isCutOff = at == start;
        return isNegative ? -value : value;
    }

    /** Where it stopped. */
    int end() {
        return at;
    }

    /** Whether there are digits, and no more than fit. */
    boolean fits() {
        return whole + decimals > 0 && whole + decimals <= MAX_DIGITS;
    }

    boolean isWhole() {
        return !hasPoint && !hasExponent;
    }

    boolean isSigned() {
        return sign != 0;
    }

    boolean isNegative() {
        return sign == '-';
    }

    /** Whether it ends with an {@code e} that no number follows. */
    boolean lacksExponent() {
        return hasExponent && isCutOff;
    }

    /** All digits as one number, if they {@link #fits fit}; times {@link #exponent} of ten it is what was read. */
    long mantissa() {
        return sign == '-' ? -mantissa : mantissa;
    }

    int exponent() {
        return exponent - decimals;
    }

    /** The nearest double, if the digits {@link #fits fit}; zero keeps its sign. */
    double real() throws MalformedContent {
        return mantissa == 0 && sign == '-' ? -0.0 : Numbers.realOf(mantissa(), exponent());
    }

    /** What RFC 8259, 6, forbids in what it has read; empty if nothing. */
    String flawInJson() {
        if (whole == 0 || sign == '+' || whole > 1 && in[firstDigit] == '0') {
            return "a number is missing";
        }
        if (hasPoint && decimals == 0) {
            return "a number that ends with a point";
        }
        return lacksExponent() ? "a number with an empty exponent" : "";
    }
}
