// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResourceDefinition;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.List;

/** Whether what is to be written fits the definition (Core 1.2, 6.3.3, 6.3.6). */
final class Contents {

    private Contents() {}

    /**
     * @throws RequestRefused with 4.00 for a value outside the target or of another type, 4.04 for a Resource that isn't
     *     defined, 4.05 for one that can't be written
     */
    static void checkWritten(Caller caller, ObjectDefinition definition, Path target, List<PathValue> values)
            throws RequestRefused {
        for (var value : values) {
            var path = value.path();
            if (!target.covers(path)) {
                throw Refusals.badRequest("%s is not at or below %s".formatted(path, target));
            }
            if (path.depth() < 3) {
                checkEmpty(value);
                continue;
            }
            var resource = definition.resource(path.resource());
            if (resource.isEmpty()) {
                throw Refusals.notFound(path);
            }
            if (!TreeChecks.isWritable(caller, definition, path)) {
                throw Refusals.notAllowed(path, "written");
            }
            checkType(resource.get(), value);
        }
    }

    /** The values for an Object Instance, and what it holds for which the caller's version has no name. */
    static List<PathValue> withUnknown(
            Caller caller,
            ObjectDefinition known,
            ObjectDefinition definition,
            List<PathValue> held,
            List<PathValue> values) {
        var all = new ArrayList<>(values);
        for (var value : held) {
            boolean isKept = value.value() != Value.EMPTY
                    && TreeChecks.isWritable(caller, definition, value.path())
                    && !TreeChecks.isWritable(caller, known, value.path());
            if (isKept) {
                all.add(value);
            }
        }
        return all;
    }

    /**
     * What of a Create is handed to the Object: Resources that aren't defined or that can't be written are left out.
     *
     * @throws RequestRefused with 4.00 for a value outside the new instance or of another type, or if a mandatory
     *     Resource is missing
     */
    static List<PathValue> ofCreate(Caller caller, ObjectDefinition definition, Path instance, List<PathValue> values)
            throws RequestRefused {
        var taken = new ArrayList<PathValue>(values.size());
        for (var value : values) {
            if (!instance.covers(value.path())) {
                throw Refusals.badRequest("%s is not below %s".formatted(value.path(), instance));
            }
            var resource = definition.resource(value.path().resource());
            if (resource.isPresent() && TreeChecks.isWritable(caller, definition, value.path())) {
                checkType(resource.get(), value);
                taken.add(value);
            }
        }
        if (caller.isServer()) {
            checkMandatory(definition, taken);
        }
        return taken;
    }

    private static void checkMandatory(ObjectDefinition definition, List<PathValue> values) throws RequestRefused {
        for (var resource : definition.resources()) {
            boolean needed = resource.mandatory()
                    && (resource.operations() == Operations.W || resource.operations() == Operations.RW);
            if (needed && values.stream().noneMatch(value -> value.path().resource() == resource.id())) {
                throw Refusals.badRequest("mandatory Resource %d is missing".formatted(resource.id()));
            }
        }
    }

    private static void checkEmpty(PathValue value) throws RequestRefused {
        if (value.value() != Value.EMPTY) {
            throw Refusals.badRequest(value.path() + " has no value of its own");
        }
    }

    private static void checkType(ResourceDefinition resource, PathValue value) throws RequestRefused {
        boolean single = !resource.multiple();
        if (single && value.path().depth() == 4) {
            throw Refusals.badRequest(value.path().cut(3) + " has no Resource Instances");
        }
        if (resource.multiple() && value.path().depth() == 3 && value.value() != Value.EMPTY) {
            throw Refusals.badRequest(value.path() + " has Resource Instances, and no value of its own");
        }
        boolean allInstancesGone = value.value() == Value.EMPTY && !single;
        if (allInstancesGone || value.value().type() == resource.type()) {
            return;
        }
        var wanted =
                resource.type() == DataType.NONE ? "no value" : resource.type().name();
        throw Refusals.badRequest("%s is of type %s, not %s"
                .formatted(value.path(), wanted, value.value().type()));
    }
}
