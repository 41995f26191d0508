// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ValueSink;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.ObjectTree;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Objects of a client as its interfaces use them. */
final class Tree implements ObjectTree {

    private static final Logger LOG = LoggerFactory.getLogger(Tree.class);

    private final Mounts mounts;
    private final AccessControl access;
    private final TreeChecks checks;
    private final ObjectCalls calls;
    private final TreeReader reader;
    private final SpokenVersions spoken;
    private final Consumer<ClientEvent> events;
    private final Consumer<Path> deleted;

    /**
     * @param events is told what was executed
     * @param deleted is told which Object Instance was deleted by an operation
     */
    Tree(
            Mounts mounts,
            AccessControl access,
            ObjectCalls calls,
            SpokenVersions spoken,
            Consumer<ClientEvent> events,
            Consumer<Path> deleted) {
        this.mounts = mounts;
        this.access = access;
        this.checks = new TreeChecks(mounts, access, spoken);
        this.calls = calls;
        this.reader = new TreeReader(mounts, access, calls, spoken);
        this.spoken = spoken;
        this.events = events;
        this.deleted = deleted;
    }

    @Override
    public Collection<Lwm2mObject> objects() {
        return mounts.all().stream().filter(Mount::isMounted).map(Mount::object).toList();
    }

    @Override
    public Optional<Lwm2mObject> object(int id) {
        return Optional.ofNullable(mounts.find(id)).map(Mount::object);
    }

    @Override
    public Optional<ObjectDefinition> definition(int id, String lwm2m) {
        return Optional.ofNullable(mounts.find(id)).map(mount -> mount.definition(KnownObjects.of(lwm2m)));
    }

    @Override
    public boolean exists(Path path) {
        var mount = mounts.find(path.object());
        try {
            return path.depth() == 0 || mount != null && mount.has(path);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The Object at {} failed", path, e);
            return false;
        }
    }

    @Override
    public DataType typeOf(Path path) {
        var mount = mounts.find(path.object());
        return mount == null ? DataType.NONE : mount.definition().typeOf(path);
    }

    @Override
    public boolean isMultiple(Path path) {
        var mount = mounts.find(path.object());
        return mount != null && mount.definition().isMultiple(path);
    }

    @Override
    public void check(Caller caller, Operation operation, Path path) throws RequestRefused {
        checks.check(caller, operation, path);
    }

    @Override
    public CompletionStage<List<PathValue>> read(Caller caller, Path path) {
        try {
            checks.check(caller, Operation.READ, path);
            return reader.read(caller, path);
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public CompletionStage<Void> write(Caller caller, Path target, boolean replace, List<PathValue> values) {
        try {
            checks.check(caller, Operation.WRITE, target);
            Contents.checkWritten(caller, spoken.definition(caller, mounts.find(target.object())), target, values);
            access.checkWritten(caller, target, values);
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
        var mount = mounts.find(target.object());
        var known = spoken.definition(caller, mount);
        boolean isPartlyUnknown = replace && target.depth() == 2 && known != mount.definition();
        return isPartlyUnknown
                ? replaceKnown(caller, known, target, values)
                : call(target, object -> object.write(caller, target, replace, values));
    }

    /** What the caller doesn't know isn't replaced. */
    private CompletionStage<Void> replaceKnown(
            Caller caller, ObjectDefinition known, Path instance, List<PathValue> values) {
        var definition = mounts.find(instance.object()).definition();
        var result = new CompletableFuture<Void>();
        call(instance, object -> object.read(Caller.DEVICE, instance)).whenComplete((held, failure) -> {
            if (failure != null) {
                result.completeExceptionally(failure);
                return;
            }
            var all = Contents.withUnknown(caller, known, definition, held, values);
            call(instance, object -> object.write(caller, instance, true, all))
                    .whenComplete((done, refused) -> Stages.complete(result, done, refused));
        });
        return result;
    }

    @Override
    public Optional<ValueSink> receive(Caller caller, Path resource, long size) throws RequestRefused {
        checks.check(caller, Operation.WRITE, resource);
        var mount = mounts.find(resource.object());
        boolean isOpaque = mount.definition().typeOf(resource) == DataType.OPAQUE;
        return isOpaque && !mount.isVacant()
                ? ReceivedValue.open(calls, mount, caller, resource, size)
                : Optional.empty();
    }

    @Override
    public CompletionStage<Void> execute(Caller caller, Path resource, String arguments) {
        try {
            checks.check(caller, Operation.EXECUTE, resource);
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
        var execution = call(resource, object -> object.execute(caller, resource, arguments));
        return Stages.map(resource, execution, done -> {
            events.accept(new ClientEvent.Executed(resource, caller));
            return done;
        });
    }

    @Override
    public CompletionStage<Path> create(Caller caller, int object, int instance, List<PathValue> values) {
        var parent = Path.of(object);
        try {
            checks.check(caller, Operation.CREATE, parent);
            var mount = mounts.find(object);
            var path = parent.child(newInstance(mount, instance));
            var taken = Contents.ofCreate(
                    caller,
                    spoken.definition(caller, mount),
                    path,
                    instance == ANY_INSTANCE ? moved(path, values) : values);
            var creation = call(path, target -> target.create(caller, path.instance(), taken));
            return Stages.map(path, creation, done -> {
                access.created(caller, path);
                return path;
            });
        } catch (RequestRefused | RuntimeException e) {
            return CompletableFuture.failedStage(Refusals.of(parent, e));
        }
    }

    @Override
    public CompletionStage<Void> delete(Caller caller, Path path) {
        try {
            checks.check(caller, Operation.DELETE, path);
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
        return Stages.map(path, call(path, object -> object.delete(caller, path)), done -> {
            access.deleted(caller, path);
            deleted.accept(path);
            return done;
        });
    }

    private <T> CompletionStage<T> call(Path path, Function<Lwm2mObject, CompletionStage<T>> operation) {
        return mounts.whenThere(mounts.find(path.object()), object -> calls.call(path, () -> operation.apply(object)));
    }

    /** @throws RequestRefused with 4.00 for an id that is taken, or not 0 where there can be only one */
    private static int newInstance(Mount mount, int wanted) throws RequestRefused {
        boolean single = !mount.definition().multiple();
        if (single && (wanted > 0 || mount.has(mount.path().child(0)))) {
            throw Refusals.badRequest("there can only be " + mount.path().child(0));
        }
        if (wanted != ANY_INSTANCE && mount.has(mount.path().child(wanted))) {
            throw Refusals.badRequest(mount.path().child(wanted) + " is there already");
        }
        int free = wanted == ANY_INSTANCE ? 0 : wanted;
        while (free < Path.MAX_ID && mount.has(mount.path().child(free))) {
            free++;
        }
        return free;
    }

    /** Values without an instance id of their own come under whatever id; they belong to the new one. */
    private static List<PathValue> moved(Path instance, List<PathValue> values) {
        return values.stream()
                .map(value -> new PathValue(moved(instance, value.path()), value.value(), value.time()))
                .toList();
    }

    private static Path moved(Path instance, Path path) {
        long below = path.bits() & 0xFFFFFFFFL;
        return path.object() == instance.object() && path.depth() > 1 ? new Path(instance.bits() | below) : path;
    }
}
