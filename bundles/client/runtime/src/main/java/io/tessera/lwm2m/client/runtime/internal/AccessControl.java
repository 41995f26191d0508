// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.List;

/** Decides which servers may do what to an Object Instance (Core 1.2, 8.2). Only asked about servers. */
interface AccessControl {

    /**
     * Whether a server has the right.
     *
     * @param operation not DISCOVER, which needs no right
     * @param path an Object for CREATE, else an Object Instance or what is below one
     */
    boolean allows(Caller caller, Operation operation, Path path);

    /**
     * Whether these values can be there, as far as access control depends on them.
     *
     * @throws RequestRefused with 4.00 if not
     */
    default void checkWritten(Caller caller, Path target, List<PathValue> values) throws RequestRefused {}

    /** An Object Instance was created by an operation, and is its creator's from now on. */
    default void created(Caller caller, Path instance) {}

    /** What is at the path was deleted by an operation. */
    default void deleted(Caller caller, Path path) {}
}
