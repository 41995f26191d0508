// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.client.object.Access.Change;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The Resources of a declared Object, by ascending id. */
final class LineTable<T> {

    private final List<Line<T>> lines;
    private final int[] ids;

    LineTable(Declaration<T> declaration) {
        lines = declaration.lines();
        lines.sort(Comparator.comparingInt(Line::id));
        ids = lines.stream().mapToInt(Line::id).toArray();
    }

    /** A write that was checked and is not done yet. */
    record Planned(Path resource, Change change) {}

    Optional<Line<T>> find(int resource) {
        int at = Arrays.binarySearch(ids, resource);
        return at < 0 ? Optional.empty() : Optional.of(lines.get(at));
    }

    Line<T> get(Path path) throws RequestRefused {
        return find(path.resource()).orElseThrow(() -> new RequestRefused(ResponseCode.NOT_FOUND, "no " + path.cut(3)));
    }

    /** The ids of the Resources that it has now. */
    int[] present(T item) {
        var present = new int[ids.length];
        int count = 0;
        for (var line : lines) {
            if (line.access().isPresent(item)) {
                present[count++] = line.id();
            }
        }
        return count == ids.length ? present : Arrays.copyOf(present, count);
    }

    List<PathValue> readAll(T item, Path instance) {
        var values = new ArrayList<PathValue>(ids.length);
        for (var line : lines) {
            if (line.definition().operations().isReadable() && line.access().isPresent(item)) {
                line.access().read(item, instance.child(line.id()), values);
            }
        }
        return values;
    }

    /** The Resources that show something else, or come, or go, when an Object Instance stands for another thing. */
    List<Path> differences(Path instance, T before, T after) {
        var differences = new ArrayList<Path>();
        for (var line : lines) {
            var resource = instance.child(line.id());
            if (!shown(line, resource, before).equals(shown(line, resource, after))) {
                differences.add(resource);
            }
        }
        return differences;
    }

    private static <T> List<PathValue> shown(Line<T> line, Path resource, T item) {
        var values = new ArrayList<PathValue>(1);
        if (line.definition().operations().isReadable() && line.access().isPresent(item)) {
            line.access().read(item, resource, values);
        }
        return values;
    }

    /** Checks all values; nothing is changed yet. */
    List<Planned> changes(T item, Path target, boolean replace, List<PathValue> values) throws RequestRefused {
        var byResource = new TreeMap<Integer, List<PathValue>>();
        for (var value : values) {
            var line = get(value.path());
            if (!line.definition().operations().isWritable()) {
                throw new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, value.path() + " can't be written");
            }
            line.check(value);
            byResource.computeIfAbsent(line.id(), id -> new ArrayList<>(1)).add(value);
        }
        boolean replaceAll = replace && target.depth() < 4;
        var changes = new ArrayList<Planned>(byResource.size());
        for (var entry : byResource.entrySet()) {
            var resource = target.cut(2).child(entry.getKey());
            var access = get(resource).access();
            changes.add(new Planned(resource, access.change(item, resource, replaceAll, entry.getValue())));
        }
        return changes;
    }
}
