// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Registration.Status;
import io.tessera.lwm2m.model.DataType;
import java.io.IOException;
import java.util.List;

/** The numbers that stand in the store for what is one of a few; a number never gets another meaning. */
final class StoreCodes {

    private static final List<DataType> TYPES = List.of(
            DataType.STRING,
            DataType.INTEGER,
            DataType.UNSIGNED_INTEGER,
            DataType.FLOAT,
            DataType.BOOLEAN,
            DataType.OPAQUE,
            DataType.TIME,
            DataType.OBJLNK,
            DataType.CORELNK,
            DataType.NONE);

    private static final List<Status> STATUSES = List.of(
            Status.UNREGISTERED,
            Status.REGISTERING,
            Status.REGISTERED,
            Status.DISABLED,
            Status.FAILED,
            Status.BOOTSTRAP_NEEDED);

    private StoreCodes() {}

    static int of(DataType type) {
        return TYPES.indexOf(type);
    }

    static int of(Status status) {
        return STATUSES.indexOf(status);
    }

    /** @throws IOException if it stands for nothing */
    static DataType type(int code) throws IOException {
        return find(TYPES, code);
    }

    /** @throws IOException if it stands for nothing */
    static Status status(int code) throws IOException {
        return find(STATUSES, code);
    }

    private static <T> T find(List<T> known, int code) throws IOException {
        if (code < 0 || code >= known.size()) {
            throw new IOException("Code " + code);
        }
        return known.get(code);
    }
}
