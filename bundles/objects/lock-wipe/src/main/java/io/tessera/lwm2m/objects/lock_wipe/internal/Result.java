// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.lock_wipe.internal;

/** How the last operation ended; in the order of the registry. */
enum Result {
    DEFAULT,
    PARTIALLY_LOCKED,
    FULLY_LOCKED,
    UNLOCKED,
    WIPED,
    PARTIAL_LOCK_FAILED,
    FULL_LOCK_FAILED,
    UNLOCK_FAILED,
    WIPE_FAILED;

    static Result of(long number) {
        return number >= 0 && number < values().length ? values()[(int) number] : DEFAULT;
    }
}
