// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.reporting.internal;

import io.tessera.lwm2m.server.spi.Tracked;

/** Tells a notification that is newer than the last one from one that was overtaken (RFC 7641, 3.4). */
final class Freshness {

    private static final int HALF = 1 << 23;
    private static final long MAX_AGE = 128_000_000_000L;

    private Freshness() {}

    static boolean isFresh(Tracked last, int sequence, long nanoTime) {
        int before = last.sequence();
        return before == Tracked.NEVER
                || (before < sequence && sequence - before < HALF)
                || (before > sequence && before - sequence > HALF)
                || nanoTime - last.heard() > MAX_AGE;
    }
}
