// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

/** What a bootstrap leads to. */
enum Effect {
    /** Give the Bootstrap-Server time to begin by itself (/0/x/11). */
    HOLD_OFF,
    /** Ask it for a Bootstrap-Pack where that is wanted, or else as {@link #REQUEST}. */
    ASK,
    /** Send it a Bootstrap-Request. */
    REQUEST,
    /** Take what it writes, from now on. */
    OPEN,
    /** It may be silent for so long again. */
    KEEP_OPEN,
    /** Ask it once more while it may still write: it may have been started anew meanwhile. */
    REMIND,
    /** Forget what it wrote. */
    ABORT,
    /** Try again later, and later each time. */
    RETRY,
    /** Try again soon, and later each time. */
    RETRY_SOON,
    /** Wait for nothing. */
    REST
}
