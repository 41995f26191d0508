// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.binary_app_data.internal;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.ObjectDefinition;
import io.tessera.lwm2m.model.Operations;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResourceDefinition;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.model.Value.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What Object 19 is, and what its Resources can be: the registry says lengths of numbers, in bytes. */
final class Resources {

    static final int DATA = 0;
    static final int PRIORITY = 1;
    static final int CREATED = 2;
    static final int DESCRIPTION = 3;
    static final int FORMAT = 4;
    static final int APP_ID = 5;

    static final ObjectDefinition DEFINITION = new ObjectDefinition(
            19,
            "BinaryAppDataContainer",
            "1.0",
            true,
            false,
            List.of(
                    new ResourceDefinition(DATA, "Data", Operations.RW, true, true, DataType.OPAQUE, "", ""),
                    optional(PRIORITY, "Data Priority", DataType.INTEGER, "1 bytes"),
                    optional(CREATED, "Data Creation Time", DataType.TIME, ""),
                    optional(DESCRIPTION, "Data Description", DataType.STRING, "32 bytes"),
                    optional(FORMAT, "Data Format", DataType.STRING, "32 bytes"),
                    optional(APP_ID, "App ID", DataType.INTEGER, "2 bytes")));

    private static final int LONGEST_TEXT = 32;

    private Resources() {}

    private static ResourceDefinition optional(int id, String name, DataType type, String range) {
        return new ResourceDefinition(id, name, Operations.RW, false, false, type, range, "");
    }

    /** @throws RequestRefused with 4.04 for a Resource that there isn't, 4.00 for a value that can't be there */
    static void check(PathValue entry) throws RequestRefused {
        var resource = DEFINITION
                .resource(entry.path().resource())
                .orElseThrow(() -> new RequestRefused(ResponseCode.NOT_FOUND, "no " + entry.path()));
        if (resource.id() == DATA) {
            boolean isEmpty = entry.value() == Value.EMPTY && entry.path().depth() == 3;
            require(
                    isEmpty || entry.path().depth() == 4 && entry.value().type() == DataType.OPAQUE,
                    entry,
                    "opaque fragments");
            return;
        }
        require(entry.path().depth() == 3 && entry.value().type() == resource.type(), entry, "one " + resource.type());
        switch (resource.id()) {
            case PRIORITY -> require(number(entry.value()) >>> 8 == 0, entry, "0 to 255");
            case APP_ID -> require(number(entry.value()) >>> 16 == 0, entry, "0 to 65535");
            case DESCRIPTION, FORMAT ->
                require(length(entry.value()) <= LONGEST_TEXT, entry, "up to 32 bytes of UTF-8");
            default -> {}
        }
    }

    static boolean has(Path path) {
        return DEFINITION.resource(path.resource()).isPresent();
    }

    private static long number(Value value) {
        return ((IntegerValue) value).value();
    }

    private static int length(Value value) {
        return ((StringValue) value).value().getBytes(StandardCharsets.UTF_8).length;
    }

    private static void require(boolean isSo, PathValue entry, String what) throws RequestRefused {
        if (!isSo) {
            throw new RequestRefused(ResponseCode.BAD_REQUEST, "%s is %s".formatted(entry.path(), what));
        }
    }
}
