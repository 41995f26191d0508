// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.lock_wipe.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.platform.lock.WipeControl;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases data, if the same server says twice within a short time what: once as Wipe target, and once more, or in the
 * words that are configured, in what it executes. It takes the targets and one attempt.
 */
final class Wipe {

    private static final Logger LOG = LoggerFactory.getLogger(Wipe.class);
    private static final Armed NOBODY = new Armed(Caller.DEVICE, Targets.NONE, 0);

    private final Board board;
    private final String confirmation;
    private final Duration window;
    private final LongSupplier nanos;
    private volatile WipeControl control;
    private volatile Armed armed = NOBODY;

    /** Who wrote which targets, when. */
    private record Armed(Caller caller, Targets targets, long nanos) {}

    Wipe(Board board, String confirmation, Duration window, LongSupplier nanos) {
        this.board = board;
        this.confirmation = confirmation;
        this.window = window;
        this.nanos = nanos;
    }

    void set(WipeControl wipe) {
        control = wipe;
        armed = NOBODY;
    }

    void clear(WipeControl wipe) {
        if (control == wipe) {
            control = null;
            armed = NOBODY;
        }
    }

    SortedSet<String> items() {
        return Optional.ofNullable(control).map(WipeControl::items).orElseGet(TreeSet::new);
    }

    /** What this caller wrote, if nobody else did since. */
    Targets targets(Caller caller) {
        return armed.caller().equals(caller) ? armed.targets() : Targets.NONE;
    }

    int[] targetIds() {
        return armed.targets().ids();
    }

    void arm(Caller caller, Targets targets) {
        armed = targets.isEmpty() ? NOBODY : new Armed(caller, targets, nanos.getAsLong());
    }

    /** @throws RequestRefused unless that is what the server wants */
    void execute(Caller caller, String arguments) throws RequestRefused {
        var wipe = Optional.ofNullable(control)
                .orElseThrow(() ->
                        new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, "nothing can be wiped on this gateway"));
        board.checkIdle();
        var wanted = armed;
        armed = NOBODY;
        boolean isArmed = wanted.caller().equals(caller)
                && !wanted.targets().isEmpty()
                && nanos.getAsLong() - wanted.nanos() <= window.toNanos();
        if (!isArmed) {
            throw new RequestRefused(
                    ResponseCode.METHOD_NOT_ALLOWED,
                    "first write Wipe target, at most %d s before".formatted(window.toSeconds()));
        }
        var items = wanted.targets().distinct();
        if (!arguments.equals("0='" + expected(items) + "'")) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "not confirmed by argument 0; write Wipe target again");
        }
        LOG.warn("{} is wiped now, as server {} asked", items, caller.shortServerId());
        board.run(() -> wipe.wipe(items), Result.WIPE_FAILED, now -> now.with(Result.WIPED))
                .whenComplete((done, failure) -> tell(items, failure));
    }

    private String expected(SortedSet<String> items) {
        return confirmation.isEmpty() ? String.join(",", items) : confirmation;
    }

    private static void tell(SortedSet<String> items, Throwable failure) {
        if (failure != null) {
            LOG.error("{} could not be wiped", items, failure);
            return;
        }
        LOG.warn("{} was wiped", items);
    }
}
