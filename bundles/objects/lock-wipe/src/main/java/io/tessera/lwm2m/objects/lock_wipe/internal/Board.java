// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.lock_wipe.internal;

import io.tessera.lwm2m.client.object.ObjectListener;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The status now, and the one operation that may be under way. Any thread may call it. */
final class Board {

    private final AtomicReference<Status> status = new AtomicReference<>(Status.INITIAL);
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ObjectListener listener;

    Board(ObjectListener listener) {
        this.listener = listener;
    }

    Status status() {
        return status.get();
    }

    void change(UnaryOperator<Status> change) {
        var before = status.getAndUpdate(change);
        var after = change.apply(before);
        tell(Resources.LOCK_TARGET, before, after, Status::targets);
        tell(Resources.STATE, before, after, Status::state);
        tell(Resources.RESULT, before, after, Status::result);
    }

    private void tell(int resource, Status before, Status after, Function<Status, Object> part) {
        if (!part.apply(before).equals(part.apply(after))) {
            listener.changed(Resources.INSTANCE.child(resource));
        }
    }

    /** @throws RequestRefused with 5.03 while an operation is under way */
    void checkIdle() throws RequestRefused {
        if (busy.get()) {
            throw new RequestRefused(ResponseCode.SERVICE_UNAVAILABLE, "another operation is under way");
        }
    }

    /**
     * Does one operation; nothing else is under way.
     *
     * @param failed what is the result if it fails
     * @param done what becomes of the status if it doesn't
     */
    CompletionStage<Void> run(Supplier<CompletionStage<Void>> operation, Result failed, UnaryOperator<Status> done) {
        busy.set(true);
        change(now -> now.with(Result.DEFAULT));
        return begin(operation).whenComplete((end, failure) -> {
            busy.set(false);
            change(failure == null ? done : now -> now.with(failed));
        });
    }

    private static CompletionStage<Void> begin(Supplier<CompletionStage<Void>> operation) {
        try {
            return operation.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
