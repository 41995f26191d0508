// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

import java.util.List;
import java.util.Optional;

/**
 * One link of the CoRE Link format (RFC 6690): what a client registers, and what it answers to Discover.
 *
 * @param target what stands between the angle brackets, such as {@code /3/0}
 * @param attributes in their order
 */
public record Link(String target, List<Attribute> attributes) {

    /**
     * @param name such as {@code ver}
     * @param value without quotes; empty for an attribute that is a name only
     * @param hasValue whether there was a {@code =}
     */
    public record Attribute(String name, String value, boolean hasValue) {

        public Attribute(String name, String value) {
            this(name, value, true);
        }

        public Attribute(String name) {
            this(name, "", false);
        }
    }

    public Link {
        attributes = List.copyOf(attributes);
    }

    public Link(String target) {
        this(target, List.of());
    }

    /** The value of the first attribute of that name. */
    public Optional<String> attribute(String name) {
        for (var attribute : attributes) {
            if (attribute.name().equals(name)) {
                return Optional.of(attribute.value());
            }
        }
        return Optional.empty();
    }
}
