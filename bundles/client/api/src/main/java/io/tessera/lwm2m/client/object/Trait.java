// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.ResourceDefinition;
import io.tessera.lwm2m.model.Value;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What the line of a Resource adds to its name, type and verb. Import it statically. */
public final class Trait {

    /** Every Object Instance has the Resource. */
    public static final Trait MANDATORY = new Trait(
            d -> new ResourceDefinition(
                    d.id(), d.name(), d.operations(), d.multiple(), true, d.type(), d.range(), d.units()),
            Value.EMPTY,
            Set.of());

    /** The stored Resource has Resource Instances. */
    public static final Trait MULTIPLE = new Trait(
            d -> new ResourceDefinition(
                    d.id(), d.name(), d.operations(), true, d.mandatory(), d.type(), d.range(), d.units()),
            Value.EMPTY,
            Set.of());

    private final UnaryOperator<ResourceDefinition> definition;
    private final Value initial;
    private final Set<String> texts;

    private Trait(UnaryOperator<ResourceDefinition> definition, Value initial, Set<String> texts) {
        this.definition = definition;
        this.initial = initial;
        this.texts = texts;
    }

    /**
     * What its values, or the lengths of its strings in bytes, can be; others are refused when they are written.
     *
     * @param range as registered, such as {@code 0..100} or {@code 16,32,48}; text that is no range is shown only
     */
    public static Trait range(String range) {
        return new Trait(
                d -> new ResourceDefinition(
                        d.id(), d.name(), d.operations(), d.multiple(), d.mandatory(), d.type(), range, d.units()),
                Value.EMPTY,
                Set.of());
    }

    /** @param units as registered, mostly in SenML's notation */
    public static Trait units(String units) {
        return new Trait(
                d -> new ResourceDefinition(
                        d.id(), d.name(), d.operations(), d.multiple(), d.mandatory(), d.type(), d.range(), units),
                Value.EMPTY,
                Set.of());
    }

    /** What the stored Resource is when an Object Instance is made without it. */
    public static Trait initially(Value value) {
        return new Trait(UnaryOperator.identity(), value, Set.of());
    }

    /**
     * What the strings of the stored Resource can be, where the {@link #range} says so in prose; others are refused when
     * they are written.
     */
    public static Trait oneOf(String... texts) {
        return new Trait(UnaryOperator.identity(), Value.EMPTY, Set.of(texts));
    }

    ResourceDefinition applyTo(ResourceDefinition resource) {
        return definition.apply(resource);
    }

    /** {@link Value#EMPTY} for most. */
    Value initial() {
        return initial;
    }

    /** Empty for most: any. */
    Set<String> texts() {
        return texts;
    }
}
