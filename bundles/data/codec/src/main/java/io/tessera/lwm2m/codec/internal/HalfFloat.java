// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

/** IEEE 754 binary16, which Java 17 doesn't know. */
final class HalfFloat {

    private HalfFloat() {}

    static double toDouble(int bits) {
        int exponent = bits >>> 10 & 31;
        int fraction = bits & 1023;
        double magnitude =
                switch (exponent) {
                    case 0 -> Math.scalb((double) fraction, -24);
                    case 31 -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
                    default -> Math.scalb((double) (fraction + 1024), exponent - 25);
                };
        return (bits & 0x8000) == 0 ? magnitude : -magnitude;
    }
}
