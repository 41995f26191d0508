// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.lock_wipe.internal;

/**
 * What servers see, and what outlives the process.
 *
 * @param targets what shall be locked when State becomes 1
 * @param locked what is locked while State is 1
 */
record Status(LockState state, Targets targets, Targets locked, Result result) {

    static final Status INITIAL = new Status(LockState.UNLOCKED, Targets.NONE, Targets.NONE, Result.DEFAULT);

    Status with(Targets newTargets) {
        return new Status(state, newTargets, locked, result);
    }

    Status with(Result newResult) {
        return new Status(state, targets, locked, newResult);
    }

    Status reached(LockState newState, Targets nowLocked) {
        return new Status(newState, targets, nowLocked, newState.reached());
    }
}
