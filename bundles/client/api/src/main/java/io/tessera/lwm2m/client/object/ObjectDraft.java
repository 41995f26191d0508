// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What an Object would hold if all were accepted that a Bootstrap-Server writes and deletes (Core 1.2, 6.1.7). The
 * Object itself doesn't change. Only on the client's engine.
 */
public final class ObjectDraft {

    private static final int RESOURCE = 3;

    private final ObjectDefinition definition;
    private final Map<Integer, Value> defaults;
    private final AllowedContent allowed;
    private final InstanceTable<StoredInstance> before;
    private InstanceTable<StoredInstance> now;

    ObjectDraft(
            ObjectDefinition definition,
            Map<Integer, Value> defaults,
            AllowedContent allowed,
            InstanceTable<StoredInstance> instances) {
        this.definition = definition;
        this.defaults = defaults;
        this.allowed = allowed;
        before = instances;
        now = instances;
    }

    public int objectId() {
        return definition.id();
    }

    /** The Object Instance IDs that there would be, ascending. */
    public int[] instances() {
        return now.ids().clone();
    }

    /** All that would be at or below the path, secrets too, by ascending path. */
    public List<PathValue> values(Path path) {
        var values = new ArrayList<PathValue>();
        for (int id : now.ids()) {
            var instance = Path.of(definition.id(), id);
            if (path.covers(instance) || instance.covers(path)) {
                now.find(id).ifPresent(stored -> values.addAll(stored.read(path, resource -> true)));
            }
        }
        return values;
    }

    /**
     * Writes, whether the target exists or not. To an Object or an Object Instance: each Instance that is named holds
     * these values then, and besides them only mandatory ones of before; Resources that this Object doesn't support are
     * left out, and so is an optional one whose value is empty where its range has no room for that. To a Resource or Resource Instance: that one.
     *
     * @throws RequestRefused with 4.00 for a value that can't be there, or an Instance other than 0 where there can be
     *     only one; with 4.04 for a Resource that isn't supported and is the target itself
     */
    public void write(Path target, List<PathValue> values) throws RequestRefused {
        var taken = GivenValues.taken(definition, Caller.BOOTSTRAP_SERVER, values);
        if (target.depth() >= RESOURCE) {
            allowed.check(taken);
            writeResource(target, taken);
            return;
        }
        taken = allowed.withoutVoid(taken);
        allowed.check(taken);
        var byInstance = new TreeMap<Integer, List<PathValue>>();
        if (target.depth() == 2) {
            byInstance.put(target.instance(), new ArrayList<>());
        }
        values.forEach(value -> byInstance.computeIfAbsent(value.path().instance(), id -> new ArrayList<>()));
        taken.forEach(value -> byInstance.get(value.path().instance()).add(value));
        byInstance.remove(-1);
        for (int id : byInstance.keySet()) {
            checkId(id);
        }
        byInstance.forEach(this::writeInstance);
    }

    /** Nothing happens if there is no such Object Instance. */
    public void delete(int instance) {
        now = now.without(instance);
    }

    /** The Object Instances that were there and wouldn't be any more. */
    public List<Integer> gone() {
        return IntStream.of(before.ids()).filter(id -> !now.has(id)).boxed().toList();
    }

    /** The Object Instances that wouldn't be there, or not so, without the bootstrap. */
    public List<Integer> changed() {
        return IntStream.of(now.ids()).filter(this::isChanged).boxed().toList();
    }

    /** What is mandatory and would be missing, such as {@code /0/1: 0 LWM2M Server URI is missing}. */
    public List<String> missing() {
        var missing = new ArrayList<String>();
        for (int id : now.ids()) {
            try {
                now.find(id).orElseThrow().checkMandatory();
            } catch (RequestRefused e) {
                missing.add("%s: %s".formatted(Path.of(definition.id(), id), e.diagnostic()));
            }
        }
        return missing;
    }

    private boolean isChanged(int id) {
        var after = now.find(id).orElseThrow();
        return before.find(id)
                .map(stored -> !after.differences(stored).isEmpty())
                .orElse(true);
    }

    private void writeResource(Path target, List<PathValue> taken) throws RequestRefused {
        if (taken.isEmpty()) {
            throw new RequestRefused(ResponseCode.NOT_FOUND, "no " + target.cut(RESOURCE));
        }
        checkId(target.instance());
        var stored = stored(target.instance());
        put(target.instance(), stored.without(target, resource -> true).with(taken));
    }

    private void writeInstance(int id, List<PathValue> taken) {
        var path = Path.of(definition.id(), id);
        var stored = stored(id);
        var written = stored.without(path, resource -> true).with(taken);
        put(id, written.keepingMandatory(stored));
    }

    private void put(int id, StoredInstance instance) {
        var complete = instance.withDefaults(Path.of(definition.id(), id), defaults);
        now = now.without(id).with(id, complete);
    }

    private StoredInstance stored(int id) {
        return now.find(id).orElseGet(() -> new StoredInstance(definition));
    }

    private void checkId(int instance) throws RequestRefused {
        if (!definition.multiple() && instance != 0) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "/%d has only instance 0".formatted(definition.id()));
        }
    }

    /** The definition only: values may be secret. */
    @Override
    public String toString() {
        return "draft of " + definition;
    }
}
