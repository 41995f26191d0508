// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResourceDefinition;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The values of one Object Instance, by Resource or Resource Instance; never changes. */
final class StoredInstance {

    private final ObjectDefinition definition;
    private final NavigableMap<Path, Value> values;

    StoredInstance(ObjectDefinition definition) {
        this(definition, new TreeMap<>());
    }

    private StoredInstance(ObjectDefinition definition, NavigableMap<Path, Value> values) {
        this.definition = definition;
        this.values = values;
    }

    StoredInstance with(Collection<PathValue> written) {
        var after = new TreeMap<Path, Value>(values);
        for (var entry : written) {
            boolean isInstance = entry.path().depth() == 4;
            if (isInstance) {
                after.remove(entry.path().parent());
            }
            boolean hasInstances =
                    !isInstance && !resourceInstances(after, entry.path()).isEmpty();
            if (!hasInstances) {
                after.put(entry.path(), entry.value());
            }
        }
        return new StoredInstance(definition, after);
    }

    /** Without what lies at or below the path and may go; what is mandatory stays. */
    StoredInstance without(Path target, Predicate<ResourceDefinition> mayGo) {
        var after = new TreeMap<Path, Value>(values);
        after.keySet().removeIf(path -> target.covers(path) && mayGo.test(resource(path)));
        return new StoredInstance(definition, after);
    }

    /** Without a Resource Instance; the Resource stays, perhaps without any. */
    StoredInstance withoutInstance(Path resourceInstance) {
        var after = new TreeMap<Path, Value>(values);
        after.remove(resourceInstance);
        if (resourceInstances(after, resourceInstance.parent()).isEmpty()) {
            after.put(resourceInstance.parent(), Value.EMPTY);
        }
        return new StoredInstance(definition, after);
    }

    /** With what is mandatory and was there before. */
    StoredInstance keepingMandatory(StoredInstance before) {
        var after = new TreeMap<Path, Value>(values);
        for (var entry : before.values.entrySet()) {
            boolean isGone = !has(entry.getKey().resource());
            if (isGone && resource(entry.getKey()).mandatory()) {
                after.put(entry.getKey(), entry.getValue());
            }
        }
        return new StoredInstance(definition, after);
    }

    StoredInstance withDefaults(Path instance, Map<Integer, Value> defaults) {
        var missing = new ArrayList<PathValue>();
        defaults.forEach((resource, value) -> {
            if (!has(resource)) {
                missing.add(new PathValue(instance.child(resource), value));
            }
        });
        return with(missing);
    }

    /** @throws RequestRefused with 4.00 if a mandatory Resource is missing */
    void checkMandatory() throws RequestRefused {
        for (var resource : definition.resources()) {
            boolean isNeeded = resource.mandatory() && !resource.operations().isExecutable();
            if (isNeeded && !has(resource.id())) {
                throw new RequestRefused(
                        ResponseCode.BAD_REQUEST, "%d %s is missing".formatted(resource.id(), resource.name()));
            }
        }
    }

    boolean has(int resource) {
        return values.keySet().stream().anyMatch(path -> path.resource() == resource);
    }

    boolean has(Path path) {
        return values.keySet().stream().anyMatch(path::covers);
    }

    int[] resources() {
        var ids = new TreeSet<Integer>();
        values.keySet().forEach(path -> ids.add(path.resource()));
        definition.resources().stream()
                .filter(resource -> resource.operations().isExecutable())
                .forEach(resource -> ids.add(resource.id()));
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    int[] resourceInstances(int resource) {
        return values.keySet().stream()
                .filter(path -> path.resource() == resource && path.depth() == 4)
                .mapToInt(Path::resourceInstance)
                .toArray();
    }

    List<PathValue> read(Path path, Predicate<ResourceDefinition> isVisible) {
        var found = new ArrayList<PathValue>();
        values.forEach((place, value) -> {
            if (path.covers(place) && isVisible.test(resource(place))) {
                found.add(new PathValue(place, value));
            }
        });
        return found;
    }

    /** The Resources that differ. */
    SortedSet<Path> differences(StoredInstance other) {
        var places = new TreeSet<>(values.keySet());
        places.addAll(other.values.keySet());
        var resources = new TreeSet<Path>();
        for (var place : places) {
            if (!Objects.equals(values.get(place), other.values.get(place))) {
                resources.add(place.cut(3));
            }
        }
        return resources;
    }

    private ResourceDefinition resource(Path path) {
        return definition.resource(path.resource()).orElseThrow();
    }

    private static SortedSet<Path> resourceInstances(NavigableMap<Path, Value> values, Path resource) {
        var found = new TreeSet<Path>();
        for (var path : values.tailMap(resource, false).keySet()) {
            if (!resource.covers(path)) {
                break;
            }
            found.add(path);
        }
        return found;
    }
}
