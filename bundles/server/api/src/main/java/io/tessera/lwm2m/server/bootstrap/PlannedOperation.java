// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import java.util.List;

/**
 * An operation that a device would get.
 *
 * @param operation which one
 * @param path that it goes to
 * @param values of a Write; secret keys are the String {@code ***}
 */
public record PlannedOperation(BootstrapOperation operation, Path path, List<PathValue> values) {

    public PlannedOperation {
        values = List.copyOf(values);
    }
}
