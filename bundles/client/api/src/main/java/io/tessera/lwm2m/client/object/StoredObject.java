// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * An Object whose Instances are values that are stored, not measured: they are created, written, replaced and deleted
 * as the definition allows. It lives in memory; {@link StoredDeclaration#durable} has all of it outlive the process.
 *
 * <p>Servers see and change what the definition lets them; the device itself ({@link Caller#DEVICE}) sees everything,
 * and it and the Bootstrap-Server change everything (Core 1.2, 6.1.7).
 */
public class StoredObject implements Lwm2mObject {

    private final ObjectDefinition definition;
    private final Map<Integer, Value> defaults;
    private final AllowedContent allowed;
    private final boolean durable;
    private final Listeners listeners = new Listeners();
    private InstanceTable<StoredInstance> instances = InstanceTable.empty();

    /** An Object without Instances yet. */
    public StoredObject(StoredDeclaration declaration) {
        definition = declaration.toDefinition();
        defaults = Map.copyOf(declaration.initialValues());
        allowed = new AllowedContent(definition, declaration.texts());
        durable = declaration.isDurable();
    }

    /** Begins the declaration of an Object that can have several Instances. */
    public static StoredDeclaration multiple(int id, String name, String version) {
        return new StoredDeclaration(id, name, version, true);
    }

    /** Begins the declaration of an Object that can have one Instance. */
    public static StoredDeclaration single(int id, String name, String version) {
        return new StoredDeclaration(id, name, version, false);
    }

    /** Told of a Resource that is executed; succeeds unless it is overridden. Called on the client's engine. */
    protected CompletionStage<Void> executed(Caller caller, Path resource, String arguments) {
        return DONE;
    }

    @Override
    public final ObjectDefinition definition() {
        return definition;
    }

    /** The one Instance of an Object that every client has is always there. */
    @Override
    public final boolean isCreatable() {
        return definition.multiple() || !definition.mandatory();
    }

    @Override
    public final Optional<Durability> durability() {
        return durable ? Optional.of(new StoredValues(this)) : Optional.empty();
    }

    @Override
    public final Optional<ObjectDraft> draft() {
        return Optional.of(new ObjectDraft(definition, defaults, allowed, instances));
    }

    @Override
    public final int[] instances() {
        return instances.ids();
    }

    @Override
    public final int[] resources(int instance) {
        return instances.find(instance).map(StoredInstance::resources).orElse(Access.NONE);
    }

    @Override
    public final int[] resourceInstances(int instance, int resource) {
        return instances
                .find(instance)
                .map(stored -> stored.resourceInstances(resource))
                .orElse(Access.NONE);
    }

    @Override
    public final CompletionStage<List<PathValue>> read(Caller caller, Path path) {
        boolean seesAll = caller.equals(Caller.DEVICE);
        try {
            var values = stored(path)
                    .read(path, resource -> seesAll || resource.operations().isReadable());
            if (values.isEmpty() && path.depth() > 2) {
                throw new RequestRefused(ResponseCode.NOT_FOUND, "no " + path);
            }
            return CompletableFuture.completedStage(values);
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public final CompletionStage<Void> write(Caller caller, Path target, boolean replace, List<PathValue> values) {
        try {
            allowed.check(values);
            var before = stored(target);
            var base = replace ? before.without(target, GivenValues.mayWrite(caller)) : before;
            become(target.cut(2), before, base.with(values).keepingMandatory(before));
            return DONE;
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public final CompletionStage<Void> create(Caller caller, int instance, List<PathValue> values) {
        var path = Path.of(definition.id(), instance);
        try {
            checkFree(instance);
            var taken = GivenValues.taken(definition, caller, values);
            allowed.check(taken);
            var created = new StoredInstance(definition).with(taken).withDefaults(path, defaults);
            created.checkMandatory();
            instances = instances.with(instance, created);
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
        listeners.instanceAdded(path);
        return DONE;
    }

    @Override
    public final CompletionStage<Void> delete(Caller caller, Path path) {
        try {
            var before = stored(path);
            if (path.depth() == 2) {
                instances = instances.without(path.instance());
                listeners.instanceRemoved(path);
                return DONE;
            }
            if (path.depth() != 4 || !before.has(path)) {
                throw new RequestRefused(ResponseCode.NOT_FOUND, "no " + path);
            }
            become(path.cut(2), before, before.withoutInstance(path));
            return DONE;
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public final CompletionStage<Void> execute(Caller caller, Path resource, String arguments) {
        return executed(caller, resource, arguments);
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

    private void become(Path instance, StoredInstance before, StoredInstance after) {
        instances = instances.without(instance.instance()).with(instance.instance(), after);
        after.differences(before).forEach(listeners::changed);
    }

    private StoredInstance stored(Path path) throws RequestRefused {
        return instances
                .find(path.instance())
                .orElseThrow(() -> new RequestRefused(ResponseCode.NOT_FOUND, "no " + path.cut(2)));
    }

    private void checkFree(int instance) throws RequestRefused {
        if (instances.has(instance)) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "/%d/%d exists".formatted(definition.id(), instance));
        }
        if (!definition.multiple() && instance != 0) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "/%d has only instance 0".formatted(definition.id()));
        }
    }
}
