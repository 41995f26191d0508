// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResourceDefinition;

/** One Resource of a declared Object: what it is, what it can be, how it is reached. */
record Line<T>(ResourceDefinition definition, AllowedValues allowed, Access<T> access) {

    Line(ResourceDefinition definition, Access<T> access) {
        this(definition, AllowedValues.of(definition), access);
    }

    int id() {
        return definition.id();
    }

    void check(PathValue value) throws RequestRefused {
        allowed.check(value);
    }
}
