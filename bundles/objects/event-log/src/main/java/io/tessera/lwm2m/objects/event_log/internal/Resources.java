// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.event_log.internal;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.ResourceDefinition;
import java.util.List;

/** What Object 20 is. The registry's range of its numbers is their largest value. */
final class Resources {

    static final int CLASS = 4010;
    static final int START = 4011;
    static final int STOP = 4012;
    static final int STATUS = 4013;
    static final int DATA = 4014;
    static final int FORMAT = 4015;

    static final int ID = 20;

    static final ObjectDefinition DEFINITION = new ObjectDefinition(
            ID,
            "Event Log",
            "2.1",
            true,
            false,
            List.of(
                    resource(CLASS, "LogClass", Operations.RW, false, DataType.INTEGER, "255"),
                    resource(START, "LogStart", Operations.E, false, DataType.NONE, ""),
                    resource(STOP, "LogStop", Operations.E, false, DataType.NONE, ""),
                    resource(STATUS, "LogStatus", Operations.R, false, DataType.INTEGER, "8-Bits"),
                    resource(DATA, "LogData", Operations.R, true, DataType.OPAQUE, ""),
                    resource(FORMAT, "LogDataFormat", Operations.RW, false, DataType.INTEGER, "255")));

    private Resources() {}

    static Path path(int instance) {
        return Path.of(ID, instance);
    }

    private static ResourceDefinition resource(
            int id, String name, Operations operations, boolean mandatory, DataType type, String range) {
        return new ResourceDefinition(id, name, operations, false, mandatory, type, range, "");
    }
}
