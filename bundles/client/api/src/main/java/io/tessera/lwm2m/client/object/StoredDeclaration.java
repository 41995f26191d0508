// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.Value;
import java.util.Map;
import java.util.TreeMap;

/** What an Object of stored values is: one line for each Resource, whose verb says what servers may do with it. */
public final class StoredDeclaration extends ResourceLines<StoredDeclaration> {

    private final Map<Integer, Value> defaults = new TreeMap<>();

    StoredDeclaration(int id, String name, String version, boolean multiple) {
        super(id, name, version, multiple);
    }

    @Override
    StoredDeclaration self() {
        return this;
    }

    /** A Resource that only the Bootstrap-Server and the device itself reach. */
    public StoredDeclaration hidden(int id, String name, DataType type) {
        return add(id, name, Operations.NONE, false, type);
    }

    /** A Resource that servers can read. */
    public StoredDeclaration read(int id, String name, DataType type) {
        return add(id, name, Operations.R, false, type);
    }

    /** A Resource that servers can read and write. */
    public StoredDeclaration readWrite(int id, String name, DataType type) {
        return add(id, name, Operations.RW, false, type);
    }

    /** A Resource that servers can write and not read. */
    public StoredDeclaration write(int id, String name, DataType type) {
        return add(id, name, Operations.W, false, type);
    }

    /** A Resource that servers can execute; see {@link StoredObject#executed}. */
    public StoredDeclaration execute(int id, String name) {
        return add(id, name, Operations.E, false, DataType.NONE);
    }

    /** The Resource of this line has Resource Instances. */
    public StoredDeclaration multiple() {
        var last = last();
        return replaceLast(true, last.mandatory(), last.range(), last.units());
    }

    /** What the Resource of this line is when an Object Instance is made without it. */
    public StoredDeclaration initially(Value value) {
        defaults.put(last().id(), value);
        return this;
    }

    Map<Integer, Value> defaults() {
        return defaults;
    }
}
