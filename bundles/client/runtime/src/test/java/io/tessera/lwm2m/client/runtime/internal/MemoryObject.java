// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ObjectListener;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResourceDefinition;
import io.tessera.lwm2m.model.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** An Object that holds values in memory, and misbehaves when it is told to. */
final class MemoryObject implements Lwm2mObject {

    /** What was called, as text. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    /** When set, reads complete with it. */
    final AtomicReference<CompletableFuture<List<PathValue>>> slow = new AtomicReference<>();

    /** When set, every operation throws it. */
    final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    /** Counted down when somebody listens. */
    final CountDownLatch listened = new CountDownLatch(1);

    private final ObjectDefinition definition;
    private final ConcurrentSkipListMap<Path, Value> values = new ConcurrentSkipListMap<>();
    private final List<ObjectListener> listeners = new CopyOnWriteArrayList<>();
    private Durability durability;

    MemoryObject(ObjectDefinition definition) {
        this.definition = definition;
    }

    /** Object 3 as far as tests need it: one instance. */
    static MemoryObject device() {
        var object = new MemoryObject(new ObjectDefinition(
                3,
                "Device",
                "1.2",
                false,
                true,
                List.of(
                        resource(0, Operations.R, DataType.STRING, false, false),
                        resource(4, Operations.E, DataType.NONE, false, true),
                        resource(6, Operations.R, DataType.INTEGER, true, false),
                        resource(15, Operations.RW, DataType.STRING, false, false),
                        resource(27, Operations.W, DataType.STRING, false, false))));
        return object.with(Path.of(3, 0, 0), Value.of("Acme"))
                .with(Path.of(3, 0, 6, 0), Value.of(1))
                .with(Path.of(3, 0, 6, 2), Value.of(5))
                .with(Path.of(3, 0, 15), Value.of("Europe/Berlin"))
                .with(Path.of(3, 0, 27), Value.of("write-only"));
    }

    /** An Object of many instances, each with a mandatory value, a read-only one and a button. */
    static MemoryObject many(int id, String version) {
        return new MemoryObject(new ObjectDefinition(
                id,
                "Many",
                version,
                true,
                false,
                List.of(
                        resource(0, Operations.RW, DataType.INTEGER, false, true),
                        resource(1, Operations.R, DataType.INTEGER, false, true),
                        resource(2, Operations.RW, DataType.STRING, true, false),
                        resource(3, Operations.E, DataType.NONE, false, false))));
    }

    static MemoryObject security() {
        return new MemoryObject(new ObjectDefinition(
                0,
                "Security",
                "1.2",
                true,
                true,
                List.of(
                        resource(0, Operations.NONE, DataType.STRING, false, true),
                        resource(1, Operations.NONE, DataType.BOOLEAN, false, true),
                        resource(2, Operations.NONE, DataType.INTEGER, false, true),
                        resource(3, Operations.NONE, DataType.OPAQUE, false, true),
                        resource(4, Operations.NONE, DataType.OPAQUE, false, true),
                        resource(5, Operations.NONE, DataType.OPAQUE, false, true),
                        resource(10, Operations.NONE, DataType.INTEGER, false, false))));
    }

    static MemoryObject server() {
        return new MemoryObject(new ObjectDefinition(
                1,
                "Server",
                "1.2",
                true,
                true,
                List.of(
                        resource(0, Operations.R, DataType.INTEGER, false, true),
                        resource(1, Operations.RW, DataType.INTEGER, false, true),
                        resource(2, Operations.RW, DataType.INTEGER, false, false),
                        resource(3, Operations.RW, DataType.INTEGER, false, false),
                        resource(5, Operations.RW, DataType.INTEGER, false, false),
                        resource(6, Operations.RW, DataType.BOOLEAN, false, true),
                        resource(7, Operations.RW, DataType.STRING, false, true),
                        resource(8, Operations.E, DataType.NONE, false, true),
                        resource(11, Operations.R, DataType.UNSIGNED_INTEGER, false, false))));
    }

    static ResourceDefinition resource(
            int id, Operations operations, DataType type, boolean multiple, boolean mandatory) {
        return new ResourceDefinition(id, "r" + id, operations, multiple, mandatory, type, "", "");
    }

    MemoryObject with(Path path, Value value) {
        values.put(path, value);
        return this;
    }

    /** Sets a value, and tells. */
    void set(Path path, Value value) {
        values.put(path, value);
        listeners.forEach(listener -> listener.changed(path));
    }

    Value value(Path path) {
        return values.get(path);
    }

    int listeners() {
        return listeners.size();
    }

    @Override
    public ObjectDefinition definition() {
        return definition;
    }

    /** All that it holds outlives the process, written so often at most. */
    MemoryObject durable(Duration every) {
        durability = new MemoryDurability(every);
        return this;
    }

    @Override
    public Optional<Durability> durability() {
        return Optional.ofNullable(durability);
    }

    @Override
    public boolean isCreatable() {
        return definition.multiple();
    }

    @Override
    public int[] instances() {
        return below(Path.of(definition.id()), 1);
    }

    @Override
    public int[] resources(int instance) {
        var executable = definition.resources().stream()
                .filter(resource -> resource.operations().isExecutable())
                .mapToInt(ResourceDefinition::id);
        var held = IntStream.of(below(Path.of(definition.id(), instance), 2));
        return IntStream.concat(held, executable).sorted().toArray();
    }

    @Override
    public int[] resourceInstances(int instance, int resource) {
        return below(Path.of(definition.id(), instance, resource), 3);
    }

    @Override
    public CompletionStage<List<PathValue>> read(Caller caller, Path path) {
        called("read " + path);
        var late = slow.get();
        return late != null ? late : CompletableFuture.completedStage(held(path));
    }

    @Override
    public CompletionStage<Void> write(Caller caller, Path target, boolean replace, List<PathValue> written) {
        called("write " + target + " " + written);
        if (replace) {
            values.keySet().removeIf(target::covers);
        }
        written.forEach(value -> set(value.path(), value.value()));
        return DONE;
    }

    @Override
    public CompletionStage<Void> execute(Caller caller, Path resource, String arguments) {
        called("execute " + resource + " " + arguments);
        return DONE;
    }

    @Override
    public CompletionStage<Void> create(Caller caller, int instance, List<PathValue> given) {
        called("create " + instance + " " + given);
        given.forEach(value -> values.put(value.path(), value.value()));
        listeners.forEach(listener -> listener.instanceAdded(Path.of(definition.id(), instance)));
        return DONE;
    }

    @Override
    public CompletionStage<Void> delete(Caller caller, Path path) {
        called("delete " + path);
        values.keySet().removeIf(path::covers);
        listeners.forEach(listener -> listener.instanceRemoved(path));
        return DONE;
    }

    @Override
    public AutoCloseable listen(ObjectListener listener) {
        listeners.add(listener);
        listened.countDown();
        return () -> listeners.remove(listener);
    }

    private void called(String call) {
        calls.add(call);
        var due = failure.get();
        if (due != null) {
            throw due;
        }
    }

    private List<PathValue> held(Path path) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .filter(entry -> path.covers(entry.getKey()))
                        .map(entry -> new PathValue(entry.getKey(), entry.getValue()))
                        .toList();
    }

    private int[] below(Path path, int level) {
        return values.keySet().stream()
                .filter(each -> path.covers(each) && each.depth() > level)
                .mapToInt(each -> each.cut(level + 1).last())
                .distinct()
                .toArray();
    }

    private final class MemoryDurability implements Durability {

        private final Duration every;

        private MemoryDurability(Duration every) {
            this.every = every;
        }

        @Override
        public Duration atMostEvery() {
            return every;
        }

        @Override
        public CompletionStage<List<PathValue>> kept() {
            return CompletableFuture.completedStage(held(Path.of(definition.id())));
        }

        @Override
        public CompletionStage<Void> restore(List<PathValue> kept) {
            kept.forEach(value -> values.putIfAbsent(value.path(), value.value()));
            return DONE;
        }
    }
}
