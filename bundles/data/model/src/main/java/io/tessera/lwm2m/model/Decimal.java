// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

import java.math.BigDecimal;

/** Floats as LwM2M writes them: plain decimals without an exponent (Core 1.2, appendix C). */
public final class Decimal {

    private static final double EXACT = 1L << 53;

    private Decimal() {}

    /**
     * The shortest plain decimal that reads back as the same double.
     *
     * @throws IllegalArgumentException for NaN and infinity, which have none
     */
    public static String plain(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Not a decimal number: " + value);
        }
        long whole = (long) value;
        boolean isNegativeZero = whole == 0 && 1 / value < 0;
        if (whole == value && Math.abs(value) < EXACT && !isNegativeZero) {
            return Long.toString(whole);
        }
        var text = Double.toString(value);
        return text.indexOf('E') < 0 ? text : new BigDecimal(text).toPlainString();
    }
}
