// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What an Object with one Object Instance is and how each of its Resources is reached: one line each, whose verb says
 * what servers may do with it. All functions are called on the client's engine and don't block.
 */
public final class SingletonDeclaration {

    private final Declaration<Object> lines;

    SingletonDeclaration(int id, String name, String version) {
        lines = new Declaration<>(id, name, version, false);
    }

    /** Every client has this Object. */
    public SingletonDeclaration required() {
        lines.required();
        return this;
    }

    /** A Resource that can be read and is always there. */
    public <A> SingletonDeclaration read(
            int id, String name, ResourceType<A> type, Supplier<? extends A> getter, Trait... traits) {
        lines.read(id, name, type, item -> getter.get(), traits);
        return this;
    }

    /** A Resource that can be read and is there while the getter has something. */
    public <A> SingletonDeclaration readOptional(
            int id, String name, ResourceType<A> type, Supplier<Optional<A>> getter, Trait... traits) {
        lines.readOptional(id, name, type, item -> getter.get(), traits);
        return this;
    }

    /** A Resource of several values, by Resource Instance ID; unless mandatory, it is there while there is a value. */
    public <A> SingletonDeclaration readAll(
            int id,
            String name,
            ResourceType<A> type,
            Supplier<? extends SortedMap<Integer, A>> getter,
            Trait... traits) {
        lines.readAll(id, name, type, item -> getter.get(), traits);
        return this;
    }

    /** A Resource that can be read and written. */
    public <A> SingletonDeclaration readWrite(
            int id,
            String name,
            ResourceType<A> type,
            Supplier<? extends A> getter,
            Setter.OfSingleton<? super A> setter,
            Trait... traits) {
        lines.readWrite(id, name, type, item -> getter.get(), (item, value) -> setter.set(value), traits);
        return this;
    }

    /**
     * A Resource that can be read and written; which may take its time.
     *
     * @param setter completes when done, fails with {@link RequestRefused}; the change is told by whoever sees it
     */
    public <A> SingletonDeclaration controlled(
            int id,
            String name,
            ResourceType<A> type,
            Supplier<? extends A> getter,
            Function<? super A, CompletionStage<Void>> setter,
            Trait... traits) {
        lines.controlled(
                id,
                name,
                type.dataType(),
                item -> type.wrap(getter.get()),
                item -> PathValue.UNTIMED,
                (item, value) -> setter.apply(type.unwrap(value)),
                traits);
        return this;
    }

    /** A Resource of several values that can be read and written; the setter gets all values that there shall be. */
    public <A> SingletonDeclaration readWriteAll(
            int id,
            String name,
            ResourceType<A> type,
            Supplier<? extends SortedMap<Integer, A>> getter,
            Setter.OfSingleton<? super SortedMap<Integer, A>> setter,
            Trait... traits) {
        lines.readWriteAll(id, name, type, item -> getter.get(), (item, values) -> setter.set(values), traits);
        return this;
    }

    /** A Resource that can be written and not read. */
    public <A> SingletonDeclaration write(
            int id, String name, ResourceType<A> type, Setter.OfSingleton<? super A> setter, Trait... traits) {
        lines.write(id, name, type, (item, value) -> setter.set(value), traits);
        return this;
    }

    /**
     * A Resource that can be written and not read; which may take its time.
     *
     * @param taker completes when it has the value, fails with {@link RequestRefused}
     */
    public <A> SingletonDeclaration receive(
            int id,
            String name,
            ResourceType<A> type,
            Function<? super A, CompletionStage<Void>> taker,
            Trait... traits) {
        lines.receive(id, name, type, (item, value) -> taker.apply(value), traits);
        return this;
    }

    /**
     * A Resource that can be written and not read, and whose value may be too large to be held at once.
     *
     * @param taker gets a value that came whole; completes when it has it, fails with {@link RequestRefused}
     * @param opener begins to take one that comes piece by piece; its first argument means nothing
     */
    public SingletonDeclaration receiveLarge(
            int id,
            String name,
            Function<byte[], CompletionStage<Void>> taker,
            ValueSink.Opener<Object> opener,
            Trait... traits) {
        lines.receiveLarge(id, name, (item, value) -> taker.apply(value), opener, traits);
        return this;
    }

    /** A Resource that can be executed. */
    public SingletonDeclaration execute(int id, String name, Supplier<CompletionStage<Void>> action, Trait... traits) {
        lines.execute(id, name, item -> action.get(), traits);
        return this;
    }

    /** A Resource that can be executed with arguments (Core 1.2, 6.3.5). */
    public SingletonDeclaration executeWith(
            int id, String name, Function<String, CompletionStage<Void>> action, Trait... traits) {
        lines.executeWith(id, name, (item, arguments) -> action.apply(arguments), traits);
        return this;
    }

    /** The Resource of the last line is there only while the condition holds. */
    public SingletonDeclaration when(BooleanSupplier condition) {
        lines.when(item -> condition.getAsBoolean());
        return this;
    }

    Declaration<Object> lines() {
        return lines;
    }
}
