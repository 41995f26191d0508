// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An Object whose Instances each stand for something of the gateway, written as one line for each Resource. Instances
 * come and go by {@link #add} and {@link #remove}, not by servers. What servers write is told as changed; other changes
 * are told by {@link #changed}. For an Object with one Instance, {@link DeclaredObject} is shorter.
 *
 * @param <T> what an Object Instance stands for
 */
public class DeclaredInstances<T> implements Lwm2mObject {

    static final Logger LOG = LoggerFactory.getLogger(DeclaredInstances.class);

    private final ObjectDefinition definition;
    private final LineTable<T> lines;
    private final Listeners listeners = new Listeners();
    private final AtomicReference<InstanceTable<T>> instances = new AtomicReference<>(InstanceTable.empty());

    /** An Object without Instances yet. */
    public DeclaredInstances(Declaration<T> declaration) {
        definition = declaration.toDefinition();
        lines = new LineTable<>(declaration);
    }

    /** Begins the declaration of an Object that can have several Instances. */
    public static <T> Declaration<T> multiple(int id, String name, String version) {
        return new Declaration<>(id, name, version, true);
    }

    /**
     * Adds an Object Instance. Any thread may call it.
     *
     * @throws IllegalArgumentException if there is one with that id
     */
    public final void add(int instance, T item) {
        var path = Path.of(definition.id(), instance);
        instances.updateAndGet(table -> table.with(instance, item));
        listeners.instanceAdded(path);
    }

    /** Takes an Object Instance away, if it is there. Any thread may call it. */
    public final void remove(int instance) {
        var before = instances.getAndUpdate(table -> table.without(instance));
        if (before.has(instance)) {
            listeners.instanceRemoved(Path.of(definition.id(), instance));
        }
    }

    /**
     * From now on exactly these Object Instances are there, and stand for these. Tells which came and which went, and
     * every Resource that has another value. Any thread may call it, one at a time.
     */
    public final void show(SortedMap<Integer, ? extends T> items) {
        var before = instances.getAndSet(InstanceTable.of(items));
        for (int gone : before.ids()) {
            if (!items.containsKey(gone)) {
                listeners.instanceRemoved(Path.of(definition.id(), gone));
            }
        }
        items.forEach((id, item) -> {
            var path = Path.of(definition.id(), id);
            before.find(id)
                    .ifPresentOrElse(
                            old -> lines.differences(path, old, item).forEach(listeners::changed),
                            () -> listeners.instanceAdded(path));
        });
    }

    /** What an Object Instance stands for. */
    public final Optional<T> find(int instance) {
        return instances.get().find(instance);
    }

    /** Tells that a Resource has another value. Any thread may call it. */
    public final void changed(int instance, int resource) {
        listeners.changed(Path.of(definition.id(), instance, resource));
    }

    @Override
    public final ObjectDefinition definition() {
        return definition;
    }

    /** Instances come and go with what they stand for; a subclass that makes them itself says so. */
    @Override
    public boolean isCreatable() {
        return false;
    }

    @Override
    public final int[] instances() {
        return instances.get().ids();
    }

    @Override
    public final int[] resources(int instance) {
        return find(instance).map(lines::present).orElse(Access.NONE);
    }

    @Override
    public final int[] resourceInstances(int instance, int resource) {
        var line = lines.find(resource);
        var item = find(instance);
        return line.isEmpty() || item.isEmpty()
                ? Access.NONE
                : line.get().access().instances(item.get());
    }

    @Override
    public final CompletionStage<List<PathValue>> read(Caller caller, Path path) {
        try {
            var item = item(path);
            return CompletableFuture.completedStage(
                    path.depth() == 2 ? lines.readAll(item, path) : readResource(item, path));
        } catch (RequestRefused | RuntimeException e) {
            return Refusals.failed(path, e);
        }
    }

    private List<PathValue> readResource(T item, Path path) throws RequestRefused {
        var values = new ArrayList<PathValue>(1);
        lines.get(path).access().read(item, path.depth() == 3 ? path : path.cut(3), values);
        if (path.depth() == 4) {
            values.removeIf(value -> !value.path().equals(path));
        }
        if (values.isEmpty()) {
            throw new RequestRefused(ResponseCode.NOT_FOUND, path + " has no value");
        }
        return values;
    }

    @Override
    public final CompletionStage<Void> write(Caller caller, Path target, boolean replace, List<PathValue> values) {
        try {
            return apply(target, lines.changes(item(target), target, replace, values));
        } catch (RequestRefused | RuntimeException e) {
            return Refusals.failed(target, e);
        }
    }

    @Override
    public final Optional<ValueSink> receive(Caller caller, Path resource, long size) throws RequestRefused {
        return lines.get(resource).access().receive(item(resource), size);
    }

    private CompletionStage<Void> apply(Path target, List<LineTable.Planned> changes) throws RequestRefused {
        var running = new ArrayList<CompletableFuture<Void>>(0);
        int applied = 0;
        try {
            for (var planned : changes) {
                var stage = planned.change().apply();
                applied++;
                if (stage != DONE) {
                    running.add(stage.toCompletableFuture());
                }
            }
        } catch (RequestRefused | RuntimeException e) {
            changes.subList(0, applied).forEach(planned -> planned.change().undo());
            throw e;
        }
        tell(changes);
        return running.isEmpty()
                ? DONE
                : Refusals.translate(target, CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)));
    }

    private void tell(List<LineTable.Planned> changes) {
        for (var planned : changes) {
            if (planned.change().isVisible()) {
                listeners.changed(planned.resource());
            }
        }
    }

    @Override
    public final CompletionStage<Void> execute(Caller caller, Path resource, String arguments) {
        try {
            var done = lines.get(resource).access().execute(item(resource), resource, arguments);
            return Refusals.translate(resource, done);
        } catch (RequestRefused | RuntimeException e) {
            return Refusals.failed(resource, e);
        }
    }

    @Override
    public final AutoCloseable listen(ObjectListener listener) {
        return listeners.add(listener);
    }

    /** The definition only: values may be secret. */
    @Override
    public final String toString() {
        return definition + " " + Arrays.toString(instances());
    }

    private T item(Path path) throws RequestRefused {
        return find(path.instance()).orElseThrow(() -> new RequestRefused(ResponseCode.NOT_FOUND, "no " + path.cut(2)));
    }
}
