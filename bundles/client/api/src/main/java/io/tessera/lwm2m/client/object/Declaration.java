// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import static io.tessera.lwm2m.model.Operations.E;
import static io.tessera.lwm2m.model.Operations.R;
import static io.tessera.lwm2m.model.Operations.RW;
import static io.tessera.lwm2m.model.Operations.W;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * What an Object is and how each of its Resources is reached: one line each, whose verb says what servers may do with
 * it. All functions get the thing that the Object Instance stands for; they are called on the client's engine and don't
 * block.
 *
 * @param <T> what an Object Instance stands for
 */
public final class Declaration<T> extends ResourceLines<Declaration<T>> {

    private final List<Access<T>> accesses = new ArrayList<>();

    Declaration(int id, String name, String version, boolean multiple) {
        super(id, name, version, multiple);
    }

    @Override
    Declaration<T> self() {
        return this;
    }

    /** A Resource that can be read and is always there. */
    public <A> Declaration<T> read(int id, String name, ResourceType<A> type, Function<? super T, ? extends A> getter) {
        return single(id, name, R, type.dataType(), item -> type.wrap(getter.apply(item)), refusing());
    }

    /** A Resource that can be read and is there while the getter has something. */
    public <A> Declaration<T> readOptional(
            int id, String name, ResourceType<A> type, Function<? super T, Optional<A>> getter) {
        Function<T, Value> value = item -> getter.apply(item).map(type::wrap).orElse(Value.EMPTY);
        return line(id, name, R, false, type.dataType(), new SingleAccess<>(value, Declaration::now, true, refusing()));
    }

    /** A Resource of several values, by Resource Instance ID; unless mandatory, it is there while there is a value. */
    public <A> Declaration<T> readAll(
            int id, String name, ResourceType<A> type, Function<? super T, ? extends SortedMap<Integer, A>> getter) {
        int line = accesses.size();
        MultipleAccess.Writer<T> refusing = (item, resource, values) -> refuseWrite(resource);
        return line(
                id,
                name,
                R,
                true,
                type.dataType(),
                new MultipleAccess<>(
                        (T item) -> type.wrapAll(getter.apply(item)),
                        item -> !resources().get(line).mandatory(),
                        refusing));
    }

    /**
     * A Resource that shows measured values as they are.
     *
     * @param value of that type; {@link Value#EMPTY} while there is none: then the Resource is there and shows nothing
     * @param time when it was measured, nanoseconds since 1970-01-01T00:00Z, or {@link PathValue#UNTIMED}
     */
    public Declaration<T> measured(
            int id, String name, DataType type, Function<? super T, Value> value, ToLongFunction<? super T> time) {
        return line(id, name, R, false, type, new SingleAccess<>(value, time, false, refusing()));
    }

    /** A Resource that can be read and written. */
    public <A> Declaration<T> readWrite(
            int id,
            String name,
            ResourceType<A> type,
            Function<? super T, ? extends A> getter,
            Setter<? super T, ? super A> setter) {
        return single(id, name, RW, type.dataType(), item -> type.wrap(getter.apply(item)), atOnce(type, setter));
    }

    /** A Resource of several values that can be read and written; the setter gets all values that there shall be. */
    public <A> Declaration<T> readWriteAll(
            int id,
            String name,
            ResourceType<A> type,
            Function<? super T, ? extends SortedMap<Integer, A>> getter,
            Setter<? super T, ? super SortedMap<Integer, A>> setter) {
        MultipleAccess.Writer<T> writer = (item, resource, values) -> setter.set(item, type.unwrapAll(values));
        return line(
                id,
                name,
                RW,
                true,
                type.dataType(),
                new MultipleAccess<T>(item -> type.wrapAll(getter.apply(item)), item -> false, writer));
    }

    /** A Resource that can be written and not read. */
    public <A> Declaration<T> write(int id, String name, ResourceType<A> type, Setter<? super T, ? super A> setter) {
        return single(id, name, W, type.dataType(), item -> Value.EMPTY, atOnce(type, setter));
    }

    /**
     * A Resource that shows what something is and, when it is written, makes it so; which may take its time.
     *
     * @param control completes when done, fails with {@link RequestRefused}; the change is told by whoever measures it
     */
    public Declaration<T> controlled(
            int id,
            String name,
            DataType type,
            Function<? super T, Value> value,
            ToLongFunction<? super T> time,
            BiFunction<? super T, Value, CompletionStage<Void>> control) {
        SingleAccess.Writer<T> writer = (item, path, written) -> control.apply(item, written);
        return line(id, name, RW, false, type, new SingleAccess<>(value, time, false, writer));
    }

    /** A Resource that can be executed. */
    public Declaration<T> execute(int id, String name, Function<? super T, CompletionStage<Void>> action) {
        return executeWith(id, name, (item, arguments) -> action.apply(item));
    }

    /** A Resource that can be executed with arguments (Core 1.2, 6.3.5). */
    public Declaration<T> executeWith(
            int id, String name, BiFunction<? super T, String, CompletionStage<Void>> action) {
        return line(id, name, E, false, DataType.NONE, new Access<>() {
            @Override
            public CompletionStage<Void> execute(T item, Path resource, String arguments) {
                return action.apply(item, arguments);
            }
        });
    }

    /** The Resource of this line is there only while the condition holds. */
    public Declaration<T> when(Predicate<? super T> condition) {
        last();
        int at = accesses.size() - 1;
        accesses.set(at, accesses.get(at).when(condition));
        return this;
    }

    /** As many lines as there are definitions, in the same order. */
    List<Access<T>> accesses() {
        return accesses;
    }

    private Declaration<T> single(
            int id,
            String name,
            Operations operations,
            DataType type,
            Function<? super T, Value> getter,
            SingleAccess.Writer<T> writer) {
        return line(id, name, operations, false, type, new SingleAccess<>(getter, Declaration::now, false, writer));
    }

    private Declaration<T> line(
            int id, String name, Operations operations, boolean hasInstances, DataType type, Access<T> access) {
        accesses.add(access);
        return add(id, name, operations, hasInstances, type);
    }

    private static <T> long now(T item) {
        return PathValue.UNTIMED;
    }

    private static <T> SingleAccess.Writer<T> refusing() {
        return (item, path, value) -> {
            refuseWrite(path);
            return Lwm2mObject.DONE;
        };
    }

    private static void refuseWrite(Path path) throws RequestRefused {
        throw new RequestRefused(ResponseCode.METHOD_NOT_ALLOWED, path + " can't be written");
    }

    private static <T, A> SingleAccess.Writer<T> atOnce(ResourceType<A> type, Setter<? super T, ? super A> setter) {
        return (item, path, value) -> {
            setter.set(item, type.unwrap(value));
            return Lwm2mObject.DONE;
        };
    }
}
