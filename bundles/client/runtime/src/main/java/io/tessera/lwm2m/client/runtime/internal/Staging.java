// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.BootstrapTransaction;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a bootstrap makes of a client's Objects, before it is in force. Only on the engine. */
final class Staging implements BootstrapTransaction {

    static final int OSCORE = 21;

    private static final Logger LOG = LoggerFactory.getLogger(Staging.class);

    private static final int LAST_BOOTSTRAPPED = 12;

    private static final String BEING_TAKEN = "the bootstrap before this is being taken into force";

    /** More than any configuration; a Bootstrap-Server doesn't fill the memory. */
    private static final int MOST_VALUES = 50_000;

    private final Mounts mounts;
    private final Function<Staging, CompletionStage<Void>> accept;
    private final Consumer<Staging> forget;
    private final Map<Integer, StagedObject> staged = new TreeMap<>();
    private final Indelible indelible = new Indelible(this);
    private int touches;
    private int count;
    /** Whether it is being taken into force, or was: what comes then belongs to another one. */
    private boolean closed;

    private List<String> leftOut = List.of();

    /**
     * @param accept takes it into force
     * @param forget is told that it is over without that
     */
    Staging(Mounts mounts, Function<Staging, CompletionStage<Void>> accept, Consumer<Staging> forget) {
        this.mounts = mounts;
        this.accept = accept;
        this.forget = forget;
    }

    @Override
    public int[] objects() {
        return mounts.all().stream()
                .filter(Mount::isMounted)
                .mapToInt(mount -> mount.path().object())
                .toArray();
    }

    @Override
    public int[] instances(int object) {
        return mounts.find(object) == null ? new int[0] : at(object).instances();
    }

    @Override
    public List<PathValue> values(Path path) {
        return mounts.find(path.object()) == null
                ? List.of()
                : at(path.object()).values(path);
    }

    @Override
    public void write(Path target, List<PathValue> values) throws RequestRefused {
        checkOpen();
        checkObject(target);
        if (values.size() > MOST_VALUES - count) {
            throw new RequestRefused(ResponseCode.REQUEST_ENTITY_TOO_LARGE, "too many values for one bootstrap");
        }
        at(target.object()).write(target, values);
        count += values.size();
    }

    @Override
    public void delete(Path target) throws RequestRefused {
        checkOpen();
        if (target.depth() > 2) {
            throw Refusals.badRequest(target + " is no Object Instance");
        }
        if (target.depth() == 0) {
            Arrays.stream(objects()).forEach(this::empty);
            return;
        }
        checkObject(target);
        if (target.depth() == 1) {
            empty(target.object());
            return;
        }
        if (Arrays.binarySearch(instances(target.object()), target.instance()) < 0) {
            throw Refusals.notFound(target);
        }
        if (!indelible.mayGo(target)) {
            throw Refusals.badRequest(target + " can't be deleted");
        }
        at(target.object()).delete(target.instance());
    }

    @Override
    public CompletionStage<Void> commit() {
        if (closed) {
            return Lwm2mObject.refused(ResponseCode.SERVICE_UNAVAILABLE, BEING_TAKEN);
        }
        closed = true;
        return accept.apply(this).whenComplete((done, refusal) -> closed = refusal == null);
    }

    @Override
    public void abort() {
        forget.accept(this);
    }

    @Override
    public List<String> leftOut() {
        return leftOut;
    }

    void leftOut(List<String> refused) {
        leftOut = refused;
    }

    /** Deletes, without a word about whether that may be. */
    void drop(int object, int instance) {
        at(object).delete(instance);
    }

    /** The Security Instances of Bootstrap-Servers. */
    List<Integer> bootstrapServers() {
        return values(Path.of(AccountObjects.SECURITY)).stream()
                .filter(value -> value.path().resource() == SecurityInstance.IS_BOOTSTRAP_SERVER)
                .filter(value -> value.value().equals(Value.of(true)))
                .map(value -> value.path().instance())
                .toList();
    }

    /** The Object Instances that are written. */
    List<Integer> written(int object) {
        var changed = staged.get(object);
        return changed == null ? List.of() : changed.change().written();
    }

    /** Says in each Server Instance that is written when that was (/1/x/12). */
    void stamp(Instant now) {
        for (int instance : written(AccountObjects.SERVER)) {
            var resource = Path.of(AccountObjects.SERVER, instance, LAST_BOOTSTRAPPED);
            var time = new PathValue(resource, new Value.TimeValue(now.getEpochSecond()));
            try {
                at(AccountObjects.SERVER).write(resource, List.of(time));
            } catch (RequestRefused e) {
                LOG.debug("{} isn't set: {}", resource, e.diagnostic());
            }
        }
    }

    List<String> missing() {
        return staged.values().stream()
                .filter(object -> !object.change().isNothing())
                .flatMap(object -> object.missing().stream())
                .toList();
    }

    List<ObjectChange> changes() {
        var changes = new ArrayList<ObjectChange>();
        staged.values().stream()
                .map(StagedObject::change)
                .filter(change -> !change.isNothing())
                .forEach(changes::add);
        return changes;
    }

    /** Whether an Object lets its Instances be deleted. */
    boolean canBeEmptied(int object) {
        return at(object).canBeEmptied();
    }

    /** How often something was done to it. */
    int touches() {
        return touches;
    }

    private StagedObject at(int object) {
        touches++;
        return staged.computeIfAbsent(object, id -> StagedObject.of(mounts.find(id)));
    }

    private void checkOpen() throws RequestRefused {
        if (closed) {
            throw new RequestRefused(ResponseCode.SERVICE_UNAVAILABLE, BEING_TAKEN);
        }
    }

    private void checkObject(Path target) throws RequestRefused {
        if (target.depth() == 0) {
            throw Refusals.badRequest("/ is no Object");
        }
        if (mounts.find(target.object()) == null) {
            throw Refusals.notFound(target.cut(1));
        }
    }

    private void empty(int object) {
        for (int instance : instances(object)) {
            if (indelible.mayGo(Path.of(object, instance))) {
                at(object).delete(instance);
            }
        }
    }
}
