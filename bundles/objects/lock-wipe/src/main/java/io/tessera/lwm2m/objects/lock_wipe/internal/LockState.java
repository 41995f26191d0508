// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.lock_wipe.internal;

/** How much of the gateway is locked, as State says, with the results of getting there. */
enum LockState {
    UNLOCKED(Result.UNLOCKED, Result.UNLOCK_FAILED),
    PARTIALLY_LOCKED(Result.PARTIALLY_LOCKED, Result.PARTIAL_LOCK_FAILED),
    FULLY_LOCKED(Result.FULLY_LOCKED, Result.FULL_LOCK_FAILED);

    private final Result reached;
    private final Result failed;

    LockState(Result reached, Result failed) {
        this.reached = reached;
        this.failed = failed;
    }

    /** When it was reached. */
    Result reached() {
        return reached;
    }

    /** When it was wanted, and could not be reached. */
    Result failed() {
        return failed;
    }

    static boolean exists(long state) {
        return state >= 0 && state < values().length;
    }

    /** The numbers are those of the registry. */
    static LockState of(long state) {
        return exists(state) ? values()[(int) state] : UNLOCKED;
    }
}
