// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import static io.tessera.lwm2m.client.object.Trait.MANDATORY;
import static io.tessera.lwm2m.model.Operations.E;
import static io.tessera.lwm2m.model.Operations.R;
import static io.tessera.lwm2m.model.Operations.RW;
import static io.tessera.lwm2m.model.Operations.W;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
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
public final class Declaration<T> {

    private final ResourceLines resources;
    private final List<Access<T>> accesses = new ArrayList<>();

    Declaration(int id, String name, String version, boolean multiple) {
        resources = new ResourceLines(id, name, version, multiple);
    }

    /** Every client has this Object. */
    public Declaration<T> required() {
        resources.require();
        return this;
    }

    /** A Resource that can be read and is always there. */
    public <A> Declaration<T> read(
            int id, String name, ResourceType<A> type, Function<? super T, ? extends A> getter, Trait... traits) {
        var access = SingleAccess.<T>readOnly(item -> type.wrap(getter.apply(item)), false);
        return line(id, name, R, type.dataType(), access, traits);
    }

    /** A Resource that can be read and is there while the getter has something. */
    public <A> Declaration<T> readOptional(
            int id, String name, ResourceType<A> type, Function<? super T, Optional<A>> getter, Trait... traits) {
        Function<T, Value> value = item -> getter.apply(item).map(type::wrap).orElse(Value.EMPTY);
        return line(id, name, R, type.dataType(), SingleAccess.<T>readOnly(value, true), traits);
    }

    /** A Resource of several values, by Resource Instance ID; unless mandatory, it is there while there is a value. */
    public <A> Declaration<T> readAll(
            int id,
            String name,
            ResourceType<A> type,
            Function<? super T, ? extends SortedMap<Integer, A>> getter,
            Trait... traits) {
        boolean isOptional = !List.of(traits).contains(MANDATORY);
        var access = MultipleAccess.<T>readOnly(item -> type.wrapAll(getter.apply(item)), isOptional);
        return line(id, name, R, type.dataType(), access, traits);
    }

    /**
     * A Resource that shows measured values as they are.
     *
     * @param value of that type; {@link Value#EMPTY} while there is none: then the Resource is there and shows nothing
     * @param time when it was measured, nanoseconds since 1970-01-01T00:00Z, or {@link PathValue#UNTIMED}
     */
    public Declaration<T> measured(
            int id,
            String name,
            DataType type,
            Function<? super T, Value> value,
            ToLongFunction<? super T> time,
            Trait... traits) {
        return line(id, name, R, type, new SingleAccess<T>(value, time, false, SingleAccess::refuse), traits);
    }

    /** A Resource that can be read and written. */
    public <A> Declaration<T> readWrite(
            int id,
            String name,
            ResourceType<A> type,
            Function<? super T, ? extends A> getter,
            Setter<? super T, ? super A> setter,
            Trait... traits) {
        var access = new SingleAccess<T>(
                item -> type.wrap(getter.apply(item)), SingleAccess::now, false, SingleAccess.atOnce(type, setter));
        return line(id, name, RW, type.dataType(), access, traits);
    }

    /** A Resource of several values that can be read and written; the setter gets all values that there shall be. */
    public <A> Declaration<T> readWriteAll(
            int id,
            String name,
            ResourceType<A> type,
            Function<? super T, ? extends SortedMap<Integer, A>> getter,
            Setter<? super T, ? super SortedMap<Integer, A>> setter,
            Trait... traits) {
        MultipleAccess.Writer<T> writer = (item, resource, values) -> setter.set(item, type.unwrapAll(values));
        return line(
                id,
                name,
                RW,
                type.dataType(),
                new MultipleAccess<T>(item -> type.wrapAll(getter.apply(item)), false, writer),
                traits);
    }

    /** A Resource that can be written and not read. */
    public <A> Declaration<T> write(
            int id, String name, ResourceType<A> type, Setter<? super T, ? super A> setter, Trait... traits) {
        return written(id, name, type, SingleAccess.atOnce(type, setter), traits);
    }

    /**
     * A Resource that can be written and not read; which may take its time.
     *
     * @param taker completes when it has the value, fails with {@link RequestRefused}
     */
    public <A> Declaration<T> receive(
            int id,
            String name,
            ResourceType<A> type,
            BiFunction<? super T, ? super A, CompletionStage<Void>> taker,
            Trait... traits) {
        return written(id, name, type, (item, path, value) -> taker.apply(item, type.unwrap(value)), traits);
    }

    /**
     * A Resource that can be written and not read, and whose value may be too large to be held at once.
     *
     * @param taker gets a value that came whole; completes when it has it, fails with {@link RequestRefused}
     * @param opener begins to take one that comes piece by piece
     */
    public Declaration<T> receiveLarge(
            int id,
            String name,
            BiFunction<? super T, byte[], CompletionStage<Void>> taker,
            ValueSink.Opener<? super T> opener,
            Trait... traits) {
        SingleAccess.Writer<T> writer = (item, path, value) -> taker.apply(item, ResourceType.OPAQUE.unwrap(value));
        var whole = new SingleAccess<T>(item -> Value.EMPTY, SingleAccess::now, false, writer);
        return line(id, name, W, DataType.OPAQUE, new LargeAccess<>(whole, opener), traits);
    }

    private <A> Declaration<T> written(
            int id, String name, ResourceType<A> type, SingleAccess.Writer<T> writer, Trait[] traits) {
        var access = new SingleAccess<T>(item -> Value.EMPTY, SingleAccess::now, false, writer);
        return line(id, name, W, type.dataType(), access, traits);
    }

    /**
     * A Resource that shows what something is and, when it is written, makes it so; which may take its time.
     *
     * @param value what it is, as with {@link #measured}
     * @param time when that was measured
     * @param control completes when done, fails with {@link RequestRefused}; the change is told by whoever measures it
     */
    public Declaration<T> controlled(
            int id,
            String name,
            DataType type,
            Function<? super T, Value> value,
            ToLongFunction<? super T> time,
            BiFunction<? super T, Value, CompletionStage<Void>> control,
            Trait... traits) {
        SingleAccess.Writer<T> writer = (item, path, written) -> control.apply(item, written);
        return line(id, name, RW, type, new SingleAccess<T>(value, time, false, writer), traits);
    }

    /** A Resource that can be executed. */
    public Declaration<T> execute(
            int id, String name, Function<? super T, CompletionStage<Void>> action, Trait... traits) {
        return executeWith(id, name, (item, arguments) -> action.apply(item), traits);
    }

    /** A Resource that can be executed with arguments (Core 1.2, 6.3.5). */
    public Declaration<T> executeWith(
            int id, String name, BiFunction<? super T, String, CompletionStage<Void>> action, Trait... traits) {
        var access = new Access<T>() {
            @Override
            public CompletionStage<Void> execute(T item, Path resource, String arguments) {
                return action.apply(item, arguments);
            }
        };
        return line(id, name, E, DataType.NONE, access, traits);
    }

    /**
     * The Resource of the last line is there only while the condition holds.
     *
     * @throws IllegalStateException if there is no line yet
     */
    public Declaration<T> when(Predicate<? super T> condition) {
        if (accesses.isEmpty()) {
            throw new IllegalStateException("No Resource is declared yet");
        }
        accesses.add(new ConditionalAccess<>(accesses.remove(accesses.size() - 1), condition));
        return this;
    }

    ObjectDefinition toDefinition() {
        return resources.toDefinition();
    }

    /** In the order of their declaration. */
    List<Line<T>> lines() {
        var lines = new ArrayList<Line<T>>(accesses.size());
        for (int i = 0; i < accesses.size(); i++) {
            lines.add(new Line<>(resources.resources().get(i), accesses.get(i)));
        }
        return lines;
    }

    private Declaration<T> line(
            int id, String name, Operations operations, DataType type, Access<T> access, Trait[] traits) {
        resources.add(id, name, operations, access instanceof MultipleAccess, type, traits);
        accesses.add(access);
        return this;
    }
}
