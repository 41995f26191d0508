// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.ResourceDefinition;
import java.util.ArrayList;
import java.util.List;

/** The definition of an Object in the making, Resource by Resource. */
final class ResourceLines {

    private final int id;
    private final String name;
    private final String version;
    private final boolean multiple;
    private final List<ResourceDefinition> resources = new ArrayList<>();
    private boolean required;

    ResourceLines(int id, String name, String version, boolean multiple) {
        this.id = id;
        this.name = name;
        this.version = version;
        this.multiple = multiple;
    }

    void require() {
        required = true;
    }

    void add(
            int resource,
            String resourceName,
            Operations operations,
            boolean isMultiple,
            DataType type,
            Trait[] traits) {
        var line = new ResourceDefinition(resource, resourceName, operations, isMultiple, false, type, "", "");
        for (var trait : traits) {
            line = trait.applyTo(line);
        }
        resources.add(line);
    }

    /** In the order of the lines. */
    List<ResourceDefinition> resources() {
        return resources;
    }

    ObjectDefinition toDefinition() {
        return new ObjectDefinition(id, name, version, multiple, required, resources);
    }
}
