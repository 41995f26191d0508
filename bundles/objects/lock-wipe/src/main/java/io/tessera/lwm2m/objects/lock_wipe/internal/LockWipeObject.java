// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.lock_wipe.internal;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.Listeners;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.object.ObjectListener;
import io.tessera.lwm2m.client.object.ProvidesObject;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.platform.lock.LockControl;
import io.tessera.lwm2m.platform.lock.WipeControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Lock and Wipe, Object 8 (version 1.0). There only while somebody can lock the gateway. */
@Component(name = LockWipeConfig.PID, configurationPid = LockWipeConfig.PID, service = Lwm2mObject.class)
@ProvidesObject(id = 8, version = "1.0")
@Designate(ocd = LockWipeConfig.class)
public final class LockWipeObject implements Lwm2mObject {

    private static final int[] NONE = {};

    private final Listeners listeners = new Listeners();
    private final Board board = new Board(listeners);
    private final LockControl control;
    private final Lock lock;
    private final Wipe wipe;

    @Activate
    public LockWipeObject(LockWipeConfig config, @Reference(name = "lock") LockControl control) {
        this(config.confirmation().trim(), Duration.ofSeconds(config.window()), control, System::nanoTime);
    }

    LockWipeObject(String confirmation, Duration window, LockControl control, LongSupplier nanos) {
        this.control = control;
        lock = new Lock(board, control);
        wipe = new Wipe(board, confirmation, window, nanos);
    }

    @Reference(name = "wipe", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void setWipe(WipeControl control) {
        wipe.set(control);
        listeners.changed(Resources.INSTANCE.child(Resources.WIPE_ITEM));
    }

    void unsetWipe(WipeControl control) {
        wipe.clear(control);
        listeners.changed(Resources.INSTANCE.child(Resources.WIPE_ITEM));
    }

    @Override
    public ObjectDefinition definition() {
        return Resources.DEFINITION;
    }

    @Override
    public boolean isCreatable() {
        return false;
    }

    @Override
    public int[] instances() {
        return new int[] {0};
    }

    @Override
    public int[] resources(int instance) {
        return Resources.DEFINITION.resources().stream()
                .mapToInt(resource -> resource.id())
                .toArray();
    }

    @Override
    public int[] resourceInstances(int instance, int resource) {
        return switch (resource) {
            case Resources.LOCK_TARGET -> board.status().targets().ids();
            case Resources.WIPE_ITEM -> Targets.numbered(wipe.items()).ids();
            case Resources.WIPE_TARGET -> wipe.targetIds();
            default -> NONE;
        };
    }

    @Override
    public CompletionStage<List<PathValue>> read(Caller caller, Path path) {
        var status = board.status();
        var values = new ArrayList<PathValue>();
        values.add(new PathValue(at(Resources.STATE), Value.of(status.state().ordinal())));
        var items = Targets.numbered(wipe.items());
        values.addAll(items.values(at(Resources.WIPE_ITEM)));
        if (items.isEmpty()) {
            values.add(new PathValue(at(Resources.WIPE_ITEM), Value.EMPTY));
        }
        values.add(new PathValue(at(Resources.RESULT), Value.of(status.result().ordinal())));
        values.removeIf(value -> !path.covers(value.path()));
        return values.isEmpty()
                ? Lwm2mObject.refused(ResponseCode.NOT_FOUND, "no " + path)
                : CompletableFuture.completedStage(values);
    }

    private static Path at(int resource) {
        return Resources.INSTANCE.child(resource);
    }

    /** Targets first, so that one request may say what is locked, and that it be. */
    @Override
    public CompletionStage<Void> write(Caller caller, Path target, boolean replace, List<PathValue> values) {
        try {
            var targets =
                    board.status().targets().written(Resources.LOCK_TARGET, target, replace, values, control.targets());
            var wiped = wipe.targets(caller).written(Resources.WIPE_TARGET, target, replace, values, wipe.items());
            var state = state(values);
            if (state.isPresent()) {
                lock.check(state.get(), targets);
            }
            board.change(now -> now.with(targets));
            if (values.stream().anyMatch(value -> value.path().resource() == Resources.WIPE_TARGET)) {
                wipe.arm(caller, wiped);
            }
            return state.map(number -> lock.become(LockState.of(number), targets))
                    .orElse(DONE);
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static Optional<Long> state(List<PathValue> values) {
        return values.stream()
                .filter(value -> value.path().resource() == Resources.STATE)
                .map(value -> ((IntegerValue) value.value()).value())
                .findFirst();
    }

    @Override
    public CompletionStage<Void> execute(Caller caller, Path resource, String arguments) {
        try {
            wipe.execute(caller, arguments);
            return DONE;
        } catch (RequestRefused e) {
            return CompletableFuture.failedStage(e);
        }
    }

    @Override
    public CompletionStage<Void> delete(Caller caller, Path path) {
        if (path.depth() != 4) {
            return Lwm2mObject.refused(ResponseCode.METHOD_NOT_ALLOWED, path + " can't be deleted");
        }
        if (path.resource() == Resources.LOCK_TARGET) {
            board.change(now -> now.with(now.targets().without(path.resourceInstance())));
        } else {
            wipe.arm(caller, wipe.targets(caller).without(path.resourceInstance()));
        }
        return DONE;
    }

    @Override
    public Optional<Durability> durability() {
        return Optional.of(new Kept(board, lock));
    }

    @Override
    public AutoCloseable listen(ObjectListener listener) {
        return listeners.add(listener);
    }
}
