// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** From one configuration to the next: one record in the store, so that there is all of it or nothing. */
record Changeover(List<ObjectChange> changes, Provenance.State provenance) {

    Changeover {
        changes = List.copyOf(changes);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(changes.size());
        for (var change : changes) {
            change.write(out);
        }
        provenance.write(out);
    }

    static Changeover read(DataInputStream in) throws IOException {
        var changes = new ArrayList<ObjectChange>();
        for (int i = in.readInt(); i > 0; i--) {
            changes.add(ObjectChange.read(in));
        }
        return new Changeover(changes, Provenance.State.read(in));
    }
}
