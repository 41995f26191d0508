// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.Value;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an Object of stored values is: one line for each Resource, whose verb says what servers may do with it. */
public final class StoredDeclaration {

    private final ResourceLines resources;
    private final Map<Integer, Value> initialValues = new TreeMap<>();
    private final Map<Integer, Set<String>> texts = new TreeMap<>();
    private boolean durable;

    StoredDeclaration(int id, String name, String version, boolean multiple) {
        resources = new ResourceLines(id, name, version, multiple);
    }

    /** Every client has this Object. */
    public StoredDeclaration required() {
        resources.require();
        return this;
    }

    /** All that it holds outlives the process. */
    public StoredDeclaration durable() {
        durable = true;
        return this;
    }

    /** A Resource that only the Bootstrap-Server and the device itself reach. */
    public StoredDeclaration hidden(int id, String name, DataType type, Trait... traits) {
        return add(id, name, Operations.NONE, type, traits);
    }

    /** A Resource that servers can read. */
    public StoredDeclaration read(int id, String name, DataType type, Trait... traits) {
        return add(id, name, Operations.R, type, traits);
    }

    /** A Resource that servers can read and write. */
    public StoredDeclaration readWrite(int id, String name, DataType type, Trait... traits) {
        return add(id, name, Operations.RW, type, traits);
    }

    /** A Resource that servers can write and not read. */
    public StoredDeclaration write(int id, String name, DataType type, Trait... traits) {
        return add(id, name, Operations.W, type, traits);
    }

    /** A Resource that servers can execute; see {@link StoredObject#executed}. */
    public StoredDeclaration execute(int id, String name, Trait... traits) {
        return add(id, name, Operations.E, DataType.NONE, traits);
    }

    private StoredDeclaration add(int id, String name, Operations operations, DataType type, Trait[] traits) {
        resources.add(id, name, operations, false, type, traits);
        for (var trait : traits) {
            if (trait.initial() != Value.EMPTY) {
                initialValues.put(id, trait.initial());
            }
            if (!trait.texts().isEmpty()) {
                texts.put(id, trait.texts());
            }
        }
        return this;
    }

    ObjectDefinition toDefinition() {
        return resources.toDefinition();
    }

    boolean isDurable() {
        return durable;
    }

    Map<Integer, Value> initialValues() {
        return initialValues;
    }

    /** What the strings of some Resources can be. */
    Map<Integer, Set<String>> texts() {
        return texts;
    }
}
