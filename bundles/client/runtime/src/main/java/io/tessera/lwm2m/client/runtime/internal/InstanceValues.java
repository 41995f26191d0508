// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an Object Instance holds, by Resource. A multiple-instance Resource has several values. May hold keys: not to be
 * printed.
 */
record InstanceValues(int id, Map<Integer, List<Value>> values) {

    /** Sorted by Object Instance. */
    static Collection<InstanceValues> of(List<PathValue> all) {
        var instances = new TreeMap<Integer, InstanceValues>();
        for (var one : all) {
            var path = one.path();
            if (path.depth() >= 3) {
                instances
                        .computeIfAbsent(path.instance(), id -> new InstanceValues(id, new HashMap<>()))
                        .values()
                        .computeIfAbsent(path.resource(), id -> new ArrayList<>())
                        .add(one.value());
            }
        }
        return instances.values();
    }

    long number(int resource, long otherwise) {
        var numbers = numbers(resource);
        return numbers.isEmpty() ? otherwise : numbers.get(0);
    }

    List<Long> numbers(int resource) {
        var numbers = new ArrayList<Long>();
        for (var value : values.getOrDefault(resource, List.of())) {
            if (value instanceof Value.IntegerValue whole) {
                numbers.add(whole.value());
            } else if (value instanceof Value.UnsignedIntegerValue whole) {
                numbers.add(whole.value());
            }
        }
        return numbers;
    }

    boolean flag(int resource, boolean otherwise) {
        return first(resource) instanceof Value.BooleanValue flag ? flag.value() : otherwise;
    }

    /** An empty text counts as none. */
    String text(int resource, String otherwise) {
        return first(resource) instanceof Value.StringValue text
                        && !text.value().isEmpty()
                ? text.value()
                : otherwise;
    }

    /** Empty where there are none. */
    byte[] bytes(int resource) {
        return first(resource) instanceof Value.OpaqueValue opaque ? opaque.bytes() : new byte[0];
    }

    private Value first(int resource) {
        var found = values.get(resource);
        return found == null ? null : found.get(0);
    }

    @Override
    public String toString() {
        return "Instance " + id;
    }
}
