// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of one Object. Done twice, it comes to the same. May hold keys: not to be printed.
 *
 * @param gone the Object Instances that are deleted
 * @param whole whether the values are all that their Object Instances hold then
 * @param values by Object Instance; what isn't there is made
 */
record ObjectChange(int object, List<Integer> gone, boolean whole, List<PathValue> values) {

    ObjectChange {
        gone = List.copyOf(gone);
        values = List.copyOf(values);
    }

    boolean isNothing() {
        return gone.isEmpty() && values.isEmpty();
    }

    /** The Object Instances that are written. */
    List<Integer> written() {
        return values.stream().map(value -> value.path().instance()).distinct().toList();
    }

    List<PathValue> valuesOf(int instance) {
        var path = Path.of(object, instance);
        return values.stream().filter(value -> path.covers(value.path())).toList();
    }

    void write(DataOutputStream out) throws IOException {
        out.writeShort(object);
        out.writeInt(gone.size());
        for (int instance : gone) {
            out.writeShort(instance);
        }
        out.writeBoolean(whole);
        ValueRecords.write(out, values);
    }

    static ObjectChange read(DataInputStream in) throws IOException {
        int object = in.readUnsignedShort();
        var gone = new ArrayList<Integer>();
        for (int i = in.readInt(); i > 0; i--) {
            gone.add(in.readUnsignedShort());
        }
        return new ObjectChange(object, gone, in.readBoolean(), ValueRecords.read(in));
    }

    @Override
    public String toString() {
        return "change of /" + object;
    }
}
