// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.lock_wipe.internal;

import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.model.Value.StringValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What is locked outlives the process; what was to be wiped doesn't. */
record Kept(Board board, Lock lock) implements Durability {

    /** No Resource: what is locked while State is 1. */
    private static final int LOCKED = 65_000;

    @Override
    public Duration atMostEvery() {
        return Duration.ZERO;
    }

    @Override
    public CompletionStage<List<PathValue>> kept() {
        var status = board.status();
        var values = new ArrayList<PathValue>();
        values.add(number(Resources.STATE, status.state().ordinal()));
        values.addAll(status.targets().values(Resources.INSTANCE.child(Resources.LOCK_TARGET)));
        values.add(number(Resources.RESULT, status.result().ordinal()));
        values.addAll(status.locked().values(Resources.INSTANCE.child(LOCKED)));
        return CompletableFuture.completedStage(values);
    }

    private static PathValue number(int resource, long number) {
        return new PathValue(Resources.INSTANCE.child(resource), Value.of(number));
    }

    @Override
    public CompletionStage<Void> restore(List<PathValue> kept) {
        return lock.resume(new Status(
                LockState.of(number(kept, Resources.STATE)),
                targets(kept, Resources.LOCK_TARGET),
                targets(kept, LOCKED),
                Result.of(number(kept, Resources.RESULT))));
    }

    private static long number(List<PathValue> kept, int resource) {
        return kept.stream()
                .filter(value -> value.path().resource() == resource)
                .mapToLong(value -> value.value() instanceof IntegerValue number ? number.value() : 0)
                .findFirst()
                .orElse(0);
    }

    private static Targets targets(List<PathValue> kept, int resource) {
        var names = new TreeMap<Integer, String>();
        for (var entry : kept) {
            if (entry.path().resource() == resource && entry.value() instanceof StringValue name) {
                names.put(entry.path().resourceInstance(), name.value());
            }
        }
        return new Targets(names);
    }
}
