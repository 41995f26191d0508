// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResourceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What of the values that a caller gives a stored Object takes. */
final class GivenValues {

    private GivenValues() {}

    /** Servers write what the definition lets them, the device and the Bootstrap-Server whatever has a value. */
    static Predicate<ResourceDefinition> mayWrite(Caller caller) {
        return resource -> caller.isServer()
                ? resource.operations().isWritable()
                : !resource.operations().isExecutable();
    }

    /** What a new Object Instance takes of the values that it is created with (Core 1.2, 6.3.6). */
    static List<PathValue> taken(ObjectDefinition definition, Caller caller, List<PathValue> values) {
        var mayWrite = mayWrite(caller);
        var taken = new ArrayList<PathValue>(values.size());
        for (var value : values) {
            if (definition.resource(value.path().resource()).filter(mayWrite).isPresent()) {
                taken.add(value);
            }
        }
        return taken;
    }
}
