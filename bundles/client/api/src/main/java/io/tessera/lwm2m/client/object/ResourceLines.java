// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.ResourceDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * The definition of an Object in the making, one line for each Resource. What a line says after its verb adds to the
 * Resource that the verb named: {@code read(9, "Battery Level", …).range("0..100").units("/100")}.
 *
 * @param <B> the kind of declaration, which every line returns
 */
public abstract class ResourceLines<B extends ResourceLines<B>> {

    private final int id;
    private final String name;
    private final String version;
    private final boolean multiple;
    private final List<ResourceDefinition> resources = new ArrayList<>();
    private boolean mandatoryObject;

    ResourceLines(int id, String name, String version, boolean multiple) {
        this.id = id;
        this.name = name;
        this.version = version;
        this.multiple = multiple;
    }

    abstract B self();

    /** Every client has this Object. */
    public B required() {
        mandatoryObject = true;
        return self();
    }

    /** Every Object Instance has the Resource. */
    public B mandatory() {
        var last = last();
        return replaceLast(last.multiple(), true, last.range(), last.units());
    }

    /**
     * What its values, or the lengths of its strings in bytes, can be; others are refused when they are written.
     *
     * @param range as registered, such as {@code 0..100} or {@code 16,32,48}; text that is no range is shown only
     */
    public B range(String range) {
        var last = last();
        return replaceLast(last.multiple(), last.mandatory(), range, last.units());
    }

    /** @param units as registered, mostly in SenML's notation */
    public B units(String units) {
        var last = last();
        return replaceLast(last.multiple(), last.mandatory(), last.range(), units);
    }

    B add(int resource, String resourceName, Operations operations, boolean hasInstances, DataType type) {
        resources.add(new ResourceDefinition(resource, resourceName, operations, hasInstances, false, type, "", ""));
        return self();
    }

    B replaceLast(boolean hasInstances, boolean mandatory, String range, String units) {
        var last = last();
        resources.set(
                resources.size() - 1,
                new ResourceDefinition(
                        last.id(), last.name(), last.operations(), hasInstances, mandatory, last.type(), range, units));
        return self();
    }

    final ResourceDefinition last() {
        if (resources.isEmpty()) {
            throw new IllegalStateException("No Resource is declared yet");
        }
        return resources.get(resources.size() - 1);
    }

    /** In the order of the lines. */
    final List<ResourceDefinition> resources() {
        return resources;
    }

    final ObjectDefinition toDefinition() {
        return new ObjectDefinition(id, name, version, multiple, mandatoryObject, resources);
    }
}
