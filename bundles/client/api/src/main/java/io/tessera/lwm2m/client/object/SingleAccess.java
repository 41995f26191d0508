// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A Resource of one value.
 *
 * @param getter {@link Value#EMPTY} where there is nothing to show
 * @param time when the value was measured
 * @param isOptional whether there is no Resource while there is nothing to show
 * @param writer refuses where it can't be written
 */
record SingleAccess<T>(
        Function<? super T, Value> getter, ToLongFunction<? super T> time, boolean isOptional, Writer<T> writer)
        implements Access<T> {

    /** Takes a value, now or later. */
    @FunctionalInterface
    interface Writer<T> {
        CompletionStage<Void> write(T item, Path path, Value value) throws RequestRefused;
    }

    static <T> SingleAccess<T> readOnly(Function<? super T, Value> getter, boolean isOptional) {
        return new SingleAccess<>(getter, SingleAccess::now, isOptional, SingleAccess::refuse);
    }

    /** The writer of what a setter takes at once. */
    static <T, A> Writer<T> atOnce(ResourceType<A> type, Setter<? super T, ? super A> setter) {
        return (item, path, value) -> {
            setter.set(item, type.unwrap(value));
            return Lwm2mObject.DONE;
        };
    }

    /** The writer of what can't be written. */
    @SuppressWarnings("DoNotCallSuggester") // used as a Writer
    static <T> CompletionStage<Void> refuse(T item, Path path, Value value) throws RequestRefused {
        throw new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, path + " can't be written");
    }

    /** The time of what isn't measured. */
    static <T> long now(T item) {
        return PathValue.UNTIMED;
    }

    @Override
    public boolean isPresent(T item) {
        return !isOptional || getter.apply(item) != Value.EMPTY;
    }

    @Override
    public void read(T item, Path resource, List<PathValue> into) {
        var value = getter.apply(item);
        if (value != Value.EMPTY) {
            into.add(new PathValue(resource, value, time.applyAsLong(item)));
        }
    }

    @Override
    public Change change(T item, Path resource, boolean replace, List<PathValue> values) {
        var before = getter.apply(item);
        var after = values.get(values.size() - 1).value();
        return new Change() {
            @Override
            public CompletionStage<Void> apply() throws RequestRefused {
                return writer.write(item, resource, after);
            }

            @Override
            public void undo() {
                try {
                    if (before != Value.EMPTY) {
                        writer.write(item, resource, before);
                    }
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
