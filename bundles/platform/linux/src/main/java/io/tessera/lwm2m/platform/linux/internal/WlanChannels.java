// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.util.Optional;

/** Bands and channels by their frequency in MHz (IEEE 802.11-2020, annex E). */
final class WlanChannels {

    static final int BAND_2_4 = 1;
    static final int BAND_5 = 2;

    private static final int SPACING = 5;
    private static final int LAST_OF_2_4 = 2484;
    private static final int LOW_BASE = 2407;
    private static final int HIGH_BASE = 5000;
    private static final int HIGH_END = 5925;

    private WlanChannels() {}

    /** As /12/x/2 numbers it; 6 GHz has no number. */
    static Optional<Long> band(long frequency) {
        if (frequency > LOW_BASE && frequency <= LAST_OF_2_4) {
            return Optional.of((long) BAND_2_4);
        }
        return frequency > HIGH_BASE && frequency < HIGH_END ? Optional.of((long) BAND_5) : Optional.empty();
    }

    /** Of the two bands that have numbers everywhere. */
    static Optional<Long> channel(long frequency) {
        if (frequency == LAST_OF_2_4) {
            return Optional.of(14L);
        }
        return band(frequency).map(band -> (frequency - (band == BAND_2_4 ? LOW_BASE : HIGH_BASE)) / SPACING);
    }
}
