// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.model.Value.StringValue;
import io.tessera.lwm2m.platform.software.SoftwarePackage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * What of the Object Instances outlives the process, beside their packages.
 *
 * @param now by number
 * @param restored gets each one that there was
 */
record Kept(Supplier<Map<Integer, Status>> now, BiConsumer<Integer, Status> restored) implements Durability {

    /** No Resources: the state as it is here, and the name of what is installed. */
    private static final int STATE = 65_000;

    private static final int INSTALLED = 65_001;

    @Override
    public Duration atMostEvery() {
        return Duration.ZERO;
    }

    @Override
    public CompletionStage<List<PathValue>> kept() {
        var values = new ArrayList<PathValue>();
        now.get().forEach((number, status) -> {
            var path = Path.of(9, number);
            values.add(new PathValue(path.child(0), Value.of(status.content().name())));
            values.add(new PathValue(path.child(1), Value.of(status.content().version())));
            values.add(new PathValue(path.child(3), Value.of(status.uri())));
            values.add(new PathValue(
                    path.child(9), Value.of(status.phase().result().code())));
            values.add(new PathValue(path.child(16), Value.of(status.reason())));
            values.add(new PathValue(
                    path.child(STATE), Value.of(status.phase().state().ordinal())));
            values.add(new PathValue(path.child(INSTALLED), Value.of(status.installed())));
        });
        return CompletableFuture.completedStage(values);
    }

    @Override
    public CompletionStage<Void> restore(List<PathValue> kept) {
        var instances = new TreeMap<Integer, Map<Integer, Value>>();
        kept.forEach(value -> instances
                .computeIfAbsent(value.path().instance(), number -> new HashMap<>())
                .put(value.path().resource(), value.value()));
        instances.forEach((number, values) -> restored.accept(number, status(values)));
        return Lwm2mObject.DONE;
    }

    private static Status status(Map<Integer, Value> values) {
        var phase = new Phase(State.of(number(values, STATE)), Result.of(number(values, 9)));
        var content = new SoftwarePackage(text(values, 0), text(values, 1));
        return new Status(phase, 1, text(values, 3), content, text(values, INSTALLED), text(values, 16));
    }

    private static String text(Map<Integer, Value> values, int resource) {
        return values.get(resource) instanceof StringValue text ? text.value() : "";
    }

    private static long number(Map<Integer, Value> values, int resource) {
        return values.get(resource) instanceof IntegerValue number ? number.value() : 0;
    }
}
