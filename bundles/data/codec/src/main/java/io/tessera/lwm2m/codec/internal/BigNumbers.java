// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.MalformedContent;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers of more than 18 digits: exact where 64 bits hold their digits, else the nearest double. */
final class BigNumbers {

    private static final int MOST_DIGITS = 20;
    private static final int BITS = 64;
    private static final int MOST_SCALE = 1000;

    private BigNumbers() {}

    static void give(BigDecimal number, Scalar to) throws MalformedContent {
        long wholeDigits = (long) number.precision() - number.scale();
        if (wholeDigits > 0 && wholeDigits <= MOST_DIGITS && giveWhole(number, to)) {
            return;
        }
        var digits = number.unscaledValue();
        if (digits.bitLength() < BITS && Math.abs((long) number.scale()) < MOST_SCALE) {
            to.decimal(digits.longValue(), -number.scale());
            return;
        }
        to.real(Numbers.finite(number.doubleValue()));
    }

    private static boolean giveWhole(BigDecimal number, Scalar to) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() <= 0 && give(stripped.toBigInteger(), to);
    }

    /** False if 64 bits don't hold it. */
    static boolean give(BigInteger number, Scalar to) {
        if (number.bitLength() < BITS) {
            to.integer(number.longValue());
            return true;
        }
        if (number.bitLength() == BITS && number.signum() > 0) {
            to.unsigned(number.longValue());
            return true;
        }
        return false;
    }
}
