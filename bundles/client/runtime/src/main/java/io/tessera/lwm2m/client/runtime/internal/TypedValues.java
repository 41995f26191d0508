// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.List;

/** Values of the types that a definition says; what it doesn't have is left out. */
final class TypedValues {

    private final List<PathValue> all = new ArrayList<>();
    private final ObjectDefinition definition;
    private final Path instance;

    TypedValues(ObjectDefinition definition, int instance) {
        this.definition = definition;
        this.instance = Path.of(definition.id(), instance);
    }

    Path instance() {
        return instance;
    }

    List<PathValue> all() {
        return all;
    }

    void add(int resource, Value value) {
        add(new PathValue(instance.child(resource), value));
    }

    void add(PathValue one) {
        var path = one.path();
        var value = one.value();
        var type = definition.typeOf(path);
        if (type == DataType.UNSIGNED_INTEGER && value instanceof Value.IntegerValue whole) {
            all.add(new PathValue(path, new Value.UnsignedIntegerValue(whole.value())));
        } else if (type == value.type()) {
            all.add(one);
        }
    }
}
