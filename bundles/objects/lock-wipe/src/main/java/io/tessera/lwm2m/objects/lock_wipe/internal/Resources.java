// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.lock_wipe.internal;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResourceDefinition;
import java.util.List;

/** What Object 8 is. */
final class Resources {

    static final int STATE = 0;
    static final int LOCK_TARGET = 1;
    static final int WIPE_ITEM = 2;
    static final int WIPE = 3;
    static final int WIPE_TARGET = 4;
    static final int RESULT = 5;

    static final Path INSTANCE = Path.of(8, 0);

    static final ObjectDefinition DEFINITION = new ObjectDefinition(
            8,
            "Lock and Wipe",
            "1.0",
            false,
            false,
            List.of(
                    resource(STATE, "State", Operations.RW, false, true, DataType.INTEGER, "0..2"),
                    resource(LOCK_TARGET, "Lock target", Operations.W, true, true, DataType.STRING, ""),
                    resource(WIPE_ITEM, "Wipe item", Operations.R, true, false, DataType.STRING, ""),
                    resource(WIPE, "Wipe", Operations.E, false, true, DataType.NONE, ""),
                    resource(WIPE_TARGET, "Wipe target", Operations.W, true, true, DataType.STRING, ""),
                    resource(
                            RESULT,
                            "Lock or Wipe Operation Result",
                            Operations.R,
                            false,
                            true,
                            DataType.INTEGER,
                            "0..8")));

    private Resources() {}

    private static ResourceDefinition resource(
            int id,
            String name,
            Operations operations,
            boolean multiple,
            boolean mandatory,
            DataType type,
            String range) {
        return new ResourceDefinition(id, name, operations, multiple, mandatory, type, range, "");
    }
}
