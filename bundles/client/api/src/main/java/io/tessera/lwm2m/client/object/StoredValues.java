// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** All that a {@link StoredObject} holds, kept with each change. */
record StoredValues(StoredObject object) implements Durability {

    @Override
    public Duration atMostEvery() {
        return Duration.ZERO;
    }

    @Override
    public CompletionStage<List<PathValue>> kept() {
        var values = new ArrayList<PathValue>();
        for (int instance : object.instances()) {
            var path = Path.of(object.definition().id(), instance);
            values.addAll(object.read(Caller.DEVICE, path).toCompletableFuture().join());
        }
        return CompletableFuture.completedStage(values);
    }

    /** Instance by Instance: one that can't be made any more doesn't take the others along. */
    @Override
    public CompletionStage<Void> restore(List<PathValue> kept) {
        var byInstance = new TreeMap<Integer, List<PathValue>>();
        for (var value : kept) {
            byInstance
                    .computeIfAbsent(value.path().instance(), instance -> new ArrayList<>())
                    .add(value);
        }
        var creations = new ArrayList<CompletableFuture<Void>>();
        for (int instance : object.instances()) {
            byInstance.remove(instance);
        }
        byInstance.forEach((instance, values) -> creations.add(
                object.create(Caller.BOOTSTRAP_SERVER, instance, values).toCompletableFuture()));
        return CompletableFuture.allOf(creations.toArray(CompletableFuture<?>[]::new));
    }
}
