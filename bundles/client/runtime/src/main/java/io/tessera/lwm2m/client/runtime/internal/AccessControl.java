// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.Path;

/** Decides which servers may do what to an Object Instance (Core 1.2, 8.2). Only asked about servers. */
interface AccessControl {

    /** Every server may do everything: so it is while there is no Access Control Object. */
    AccessControl FULL = (caller, operation, path) -> true;

    /**
     * Whether a server has the right.
     *
     * @param operation not DISCOVER, which needs no right
     * @param path an Object for CREATE, else an Object Instance or what is below one
     */
    boolean allows(Caller caller, Operation operation, Path path);
}
