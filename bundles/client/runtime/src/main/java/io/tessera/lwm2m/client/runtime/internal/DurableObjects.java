// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Objects 0 and 1: what they hold is kept in the store, and created again in the Object of a new provider before it is
 * taken into the tree. Only on the engine.
 */
final class DurableObjects {

    static final int SECURITY = 0;
    static final int SERVER = 1;

    private static final Logger LOG = LoggerFactory.getLogger(DurableObjects.class);

    private final ObjectCalls calls;
    private final ObjectRecords records;
    private final Map<Integer, List<PathValue>> saved = new HashMap<>();

    DurableObjects(ObjectCalls calls, ObjectRecords records) {
        this.calls = calls;
        this.records = records;
    }

    static boolean isDurable(int object) {
        return object == SECURITY || object == SERVER;
    }

    /** Creates what is kept and isn't there; completes when that is done or has failed. */
    CompletionStage<Void> restore(Lwm2mObject object) {
        int id = object.definition().id();
        var kept = isDurable(id) ? records.values(id).orElse(List.of()) : List.<PathValue>of();
        var byInstance = new LinkedHashMap<Integer, List<PathValue>>();
        for (var value : kept) {
            byInstance
                    .computeIfAbsent(value.path().instance(), instance -> new ArrayList<>())
                    .add(value);
        }
        var creations = new ArrayList<CompletableFuture<Void>>();
        byInstance.forEach((instance, values) -> {
            if (Arrays.binarySearch(object.instances(), instance) < 0) {
                creations.add(create(object, instance, values));
            }
        });
        return CompletableFuture.allOf(creations.toArray(CompletableFuture<?>[]::new));
    }

    /** All that the Object holds, secrets too. */
    CompletionStage<List<PathValue>> read(Lwm2mObject object) {
        var path = Path.of(object.definition().id());
        var reads = new ArrayList<CompletionStage<List<PathValue>>>();
        for (int instance : object.instances()) {
            var child = path.child(instance);
            reads.add(calls.call(child, () -> object.read(Caller.DEVICE, child)));
        }
        return Stages.map(path, Stages.all(path, reads), DurableObjects::joined);
    }

    /** Keeps what the Object holds, unless it is known to be kept. */
    void save(int object, List<PathValue> values) {
        if (!values.equals(saved.put(object, values))) {
            records.values(object, values);
        }
    }

    /** Whether anything was ever kept. */
    boolean areKept() {
        return records.values(SECURITY).isPresent() && records.values(SERVER).isPresent();
    }

    private CompletableFuture<Void> create(Lwm2mObject object, int instance, List<PathValue> values) {
        var path = Path.of(object.definition().id(), instance);
        return calls.call(path, () -> object.create(Caller.BOOTSTRAP_SERVER, instance, values))
                .handle((done, failure) -> {
                    if (failure != null) {
                        LOG.error("{} can't be restored from the store: {}", path, failure.getMessage());
                    }
                    return done;
                })
                .toCompletableFuture();
    }

    private static List<PathValue> joined(List<List<PathValue>> parts) {
        var values = new ArrayList<PathValue>();
        parts.forEach(values::addAll);
        return values;
    }
}
