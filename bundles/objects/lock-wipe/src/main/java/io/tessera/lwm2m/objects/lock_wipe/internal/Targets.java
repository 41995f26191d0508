// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.lock_wipe.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.StringValue;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names that servers wrote in a multiple-instance Resource; never changes.
 *
 * @param names by Resource Instance ID
 */
record Targets(SortedMap<Integer, String> names) {

    static final Targets NONE = new Targets(new TreeMap<>());

    private static final int MOST = 64;

    boolean isEmpty() {
        return names.isEmpty();
    }

    SortedSet<String> distinct() {
        return new TreeSet<>(names.values());
    }

    /**
     * As a server writes them.
     *
     * @param target what the server writes to; if it replaces, what is at or below goes
     * @param allowed the names that there are
     * @throws RequestRefused with 4.00 for a name that there isn't, or too many
     */
    Targets written(int resource, Path target, boolean replace, List<PathValue> values, Set<String> allowed)
            throws RequestRefused {
        var written = new TreeMap<>(names);
        var mine = values.stream()
                .filter(value -> value.path().resource() == resource)
                .toList();
        if (replace && !mine.isEmpty() && target.depth() < 4) {
            written.clear();
        }
        for (var entry : mine) {
            if (entry.value() == Value.EMPTY && entry.path().depth() == 3) {
                continue;
            }
            if (entry.path().depth() != 4
                    || !(entry.value() instanceof StringValue name)
                    || !allowed.contains(name.value())) {
                throw new RequestRefused(ResponseCode.BAD_REQUEST, entry.path() + " must be one of " + allowed);
            }
            written.put(entry.path().resourceInstance(), name.value());
        }
        if (written.size() > MOST) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "%d targets are too many".formatted(MOST));
        }
        return new Targets(written);
    }

    Targets without(int id) {
        var left = new TreeMap<>(names);
        left.remove(id);
        return new Targets(left);
    }

    int[] ids() {
        return names.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    /** As Resource Instances. */
    List<PathValue> values(Path resource) {
        return names.entrySet().stream()
                .map(entry -> new PathValue(resource.child(entry.getKey()), Value.of(entry.getValue())))
                .toList();
    }

    static Targets numbered(Iterable<String> names) {
        var numbered = new TreeMap<Integer, String>();
        names.forEach(name -> numbered.put(numbered.size(), name));
        return new Targets(numbered);
    }
}
