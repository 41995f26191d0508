// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is registered of an Object: its id, its version, its Resources (Core 1.2, appendix D). */
public final class ObjectDefinition implements DataTypes {

    private final int id;
    private final String name;
    private final String version;
    private final boolean multiple;
    private final boolean mandatory;
    private final List<ResourceDefinition> resources;
    private final ResourceDefinition[] byId;

    /**
     * @param id Object ID
     * @param name as registered
     * @param version such as {@code 1.2}
     * @param multiple whether there may be several Object Instances
     * @param mandatory whether every client has it
     * @param resources in any order, each id once
     * @throws IllegalArgumentException if two Resources have the same id
     */
    public ObjectDefinition(
            int id,
            String name,
            String version,
            boolean multiple,
            boolean mandatory,
            List<ResourceDefinition> resources) {
        this.id = id;
        this.name = name;
        this.version = version;
        this.multiple = multiple;
        this.mandatory = mandatory;
        var sorted = resources.toArray(ResourceDefinition[]::new);
        Arrays.sort(sorted, Comparator.comparingInt(ResourceDefinition::id));
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i - 1].id() == sorted[i].id()) {
                throw new IllegalArgumentException("Object %d has Resource %d twice".formatted(id, sorted[i].id()));
            }
        }
        this.resources = List.of(sorted);
        this.byId = tableOf(sorted);
    }

    public int id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String version() {
        return version;
    }

    /** Whether there may be several Object Instances. */
    public boolean multiple() {
        return multiple;
    }

    /** Whether every client has it. */
    public boolean mandatory() {
        return mandatory;
    }

    /** By ascending id. */
    public List<ResourceDefinition> resources() {
        return resources;
    }

    public Optional<ResourceDefinition> resource(int resource) {
        return Optional.ofNullable(find(resource));
    }

    @Override
    public DataType typeOf(Path path) {
        var resource = path.object() == id ? find(path.resource()) : null;
        return resource == null ? DataType.NONE : resource.type();
    }

    @Override
    public boolean isMultiple(Path path) {
        var resource = path.object() == id ? find(path.resource()) : null;
        return resource != null && resource.multiple();
    }

    private ResourceDefinition find(int resource) {
        int mask = byId.length - 1;
        for (int slot = resource & mask; byId[slot] != null; slot = slot + 1 & mask) {
            if (byId[slot].id() == resource) {
                return byId[slot];
            }
        }
        return null;
    }

    /** A hash table with open addressing, at most a quarter full: it is asked for every value that is decoded. */
    private static ResourceDefinition[] tableOf(ResourceDefinition[] resources) {
        var table = new ResourceDefinition[Integer.highestOneBit(8 * resources.length + 8)];
        for (var resource : resources) {
            int slot = resource.id() & table.length - 1;
            while (table[slot] != null) {
                slot = slot + 1 & table.length - 1;
            }
            table[slot] = resource;
        }
        return table;
    }

    @Override
    public String toString() {
        return "/%d %s %s".formatted(id, name, version);
    }
}
