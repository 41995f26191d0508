// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.binary_app_data.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.model.Value.StringValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.platform.appdata.AppData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one Object Instance holds; never changes.
 *
 * @param fragments by Resource Instance ID
 * @param facts the other Resources that it has, by Resource ID
 */
record Container(NavigableMap<Integer, OpaqueValue> fragments, NavigableMap<Integer, Value> facts, Origin origin) {

    static final Container EMPTY = new Container(new TreeMap<>(), new TreeMap<>(), Origin.SERVER);

    Container {
        fragments = Collections.unmodifiableNavigableMap(new TreeMap<>(fragments));
        facts = Collections.unmodifiableNavigableMap(new TreeMap<>(facts));
    }

    /** What an application offers. */
    static Container of(int application, AppData data) {
        var fragments = new TreeMap<Integer, OpaqueValue>();
        data.fragments().forEach(fragment -> fragments.put(fragments.size(), fragment));
        var facts = new TreeMap<Integer, Value>();
        facts.put(Resources.PRIORITY, Value.of(data.priority()));
        data.created().ifPresent(time -> facts.put(Resources.CREATED, Value.of(time)));
        putText(facts, Resources.DESCRIPTION, data.description());
        putText(facts, Resources.FORMAT, data.format());
        facts.put(Resources.APP_ID, Value.of(application));
        return new Container(fragments, facts, Origin.APPLICATION);
    }

    private static void putText(NavigableMap<Integer, Value> facts, int resource, String text) {
        if (!text.isEmpty()) {
            facts.put(resource, Value.of(text));
        }
    }

    Container with(Origin changedBy) {
        return new Container(fragments, facts, changedBy);
    }

    /** With values that were checked. */
    Container with(List<PathValue> values) {
        var newFragments = new TreeMap<>(fragments);
        var newFacts = new TreeMap<>(facts);
        for (var entry : values) {
            if (entry.path().depth() == 4) {
                newFragments.put(entry.path().resourceInstance(), (OpaqueValue) entry.value());
            } else if (entry.path().resource() != Resources.DATA) {
                newFacts.put(entry.path().resource(), entry.value());
            }
        }
        return new Container(newFragments, newFacts, origin);
    }

    /** Without what is at or below the path; of a whole Object Instance, data stays unless there is other data. */
    Container without(Path target, boolean hasData) {
        if (target.depth() == 2) {
            return new Container(hasData ? EMPTY.fragments : fragments, EMPTY.facts, origin);
        }
        var newFragments = new TreeMap<>(fragments);
        var newFacts = new TreeMap<>(facts);
        if (target.depth() == 4) {
            newFragments.remove(target.resourceInstance());
        } else if (target.resource() == Resources.DATA) {
            newFragments.clear();
        } else {
            newFacts.remove(target.resource());
        }
        return new Container(newFragments, newFacts, origin);
    }

    /** Bytes of data. */
    int size() {
        return fragments.values().stream()
                .mapToInt(fragment -> fragment.bytes().length)
                .reduce(0, (one, other) -> (int) Math.min(Integer.MAX_VALUE, (long) one + other));
    }

    /** Data without an App ID is for application 0. */
    int application() {
        return (int) number(Resources.APP_ID, 0);
    }

    int[] resources() {
        var ids = new ArrayList<>(List.of(Resources.DATA));
        ids.addAll(facts.keySet());
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    /** All that lies at or below the path. */
    List<PathValue> values(Path path) {
        var instance = path.cut(2);
        var data = instance.child(Resources.DATA);
        var values = new ArrayList<PathValue>(fragments.size() + facts.size());
        fragments.forEach((id, fragment) -> add(values, path, new PathValue(data.child(id), fragment)));
        if (fragments.isEmpty()) {
            add(values, path, new PathValue(data, Value.EMPTY));
        }
        facts.forEach((id, value) -> add(values, path, new PathValue(instance.child(id), value)));
        return values;
    }

    private static void add(List<PathValue> values, Path path, PathValue value) {
        if (path.covers(value.path())) {
            values.add(value);
        }
    }

    /** As the application gets it. */
    AppData toAppData() {
        return new AppData(
                List.copyOf(fragments.values()),
                (int) number(Resources.PRIORITY, AppData.BEST_EFFORT),
                facts.get(Resources.CREATED) instanceof TimeValue time ? instant(time.seconds()) : Optional.empty(),
                text(Resources.DESCRIPTION),
                text(Resources.FORMAT));
    }

    private static Optional<Instant> instant(long seconds) {
        boolean isDate = seconds >= Instant.MIN.getEpochSecond() && seconds <= Instant.MAX.getEpochSecond();
        return isDate ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }

    private long number(int resource, long otherwise) {
        return facts.get(resource) instanceof IntegerValue number ? number.value() : otherwise;
    }

    private String text(int resource) {
        return facts.get(resource) instanceof StringValue text ? text.value() : "";
    }
}
