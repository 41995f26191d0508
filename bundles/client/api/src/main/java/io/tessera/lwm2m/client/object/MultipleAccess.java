// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A Resource of several values, by Resource Instance ID.
 *
 * @param isOptional whether there is no Resource while it has no instances
 * @param writer takes all values that there shall be; refuses where it can't be written
 */
record MultipleAccess<T>(Function<? super T, SortedMap<Integer, Value>> getter, boolean isOptional, Writer<T> writer)
        implements Access<T> {

    /** Takes all values at once. */
    @FunctionalInterface
    interface Writer<T> {
        void write(T item, Path resource, SortedMap<Integer, Value> values) throws RequestRefused;
    }

    static <T> MultipleAccess<T> readOnly(Function<? super T, SortedMap<Integer, Value>> getter, boolean isOptional) {
        return new MultipleAccess<>(getter, isOptional, (item, resource, values) -> {
            throw new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, resource + " can't be written");
        });
    }

    @Override
    public boolean isPresent(T item) {
        return !isOptional || !getter.apply(item).isEmpty();
    }

    @Override
    public int[] instances(T item) {
        return getter.apply(item).keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public void read(T item, Path resource, List<PathValue> into) {
        var values = getter.apply(item);
        if (values.isEmpty()) {
            into.add(new PathValue(resource, Value.EMPTY));
        }
        values.forEach((id, value) -> into.add(new PathValue(resource.child(id), value)));
    }

    @Override
    public Change change(T item, Path resource, boolean replace, List<PathValue> values) {
        var before = getter.apply(item);
        var after = new TreeMap<Integer, Value>();
        if (!replace) {
            after.putAll(before);
        }
        for (var entry : values) {
            if (entry.path().depth() == 4) {
                after.put(entry.path().resourceInstance(), entry.value());
            }
        }
        return new Change() {
            @Override
            public CompletionStage<Void> apply() throws RequestRefused {
                writer.write(item, resource, after);
                return Lwm2mObject.DONE;
            }

            @Override
            public void undo() {
                try {
                    writer.write(item, resource, before);
                } catch (RequestRefused e) {
                    DeclaredInstances.LOG.warn("{} can't be set back: {}", resource, e.diagnostic());
                }
            }

            @Override
            public boolean isVisible() {
                return !getter.apply(item).equals(before);
            }
        };
    }
}
