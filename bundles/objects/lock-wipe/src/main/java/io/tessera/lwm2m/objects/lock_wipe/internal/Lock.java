// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.lock_wipe.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.lock.LockControl;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Locks and unlocks as servers say. */
record Lock(Board board, LockControl control) {

    private static final Logger LOG = LoggerFactory.getLogger(Lock.class);

    /** @throws RequestRefused if there is no such state, nothing to lock, or no time for it */
    void check(long state, Targets targets) throws RequestRefused {
        board.checkIdle();
        if (!LockState.exists(state)) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "State is 0 to 2");
        }
        if (LockState.of(state) == LockState.PARTIALLY_LOCKED && targets.isEmpty()) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "no Lock target was written");
        }
    }

    /** @return when it is done; fails with 5.00 */
    CompletionStage<Void> become(LockState state, Targets targets) {
        var locked = state == LockState.PARTIALLY_LOCKED ? targets : Targets.NONE;
        LOG.info("A server asks for state {} {}", state, locked.distinct());
        return board.run(operation(state, locked), state.failed(), now -> now.reached(state, locked))
                .exceptionally(failure -> {
                    LOG.error("State {} can't be reached", state, failure);
                    throw new CompletionException(
                            new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, "the gateway could not do that"));
                });
    }

    /** After a restart what was locked is locked again; a host may have forgotten it. */
    CompletionStage<Void> resume(Status kept) {
        board.change(now -> kept);
        if (kept.state() == LockState.UNLOCKED) {
            return Lwm2mObject.DONE;
        }
        board.run(operation(kept.state(), kept.locked()), kept.state().failed(), now -> now.with(kept.result()))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LOG.error("State {} can't be restored", kept.state(), failure);
                    }
                });
        return Lwm2mObject.DONE;
    }

    private Supplier<CompletionStage<Void>> operation(LockState state, Targets locked) {
        return switch (state) {
            case UNLOCKED -> control::unlock;
            case PARTIALLY_LOCKED -> () -> control.lock(locked.distinct());
            case FULLY_LOCKED -> control::lockAll;
        };
    }
}
