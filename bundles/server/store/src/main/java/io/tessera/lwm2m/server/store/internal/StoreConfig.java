// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.store.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where the server keeps what must outlive a restart. */
@ObjectClassDefinition(
        id = StoreConfig.PID,
        name = "LwM2M server store",
        description = "Where registrations, observations and waiting requests are kept over restarts.")
@interface StoreConfig {

    String PID = "io.tessera.lwm2m.server.store";

    @AttributeDefinition(
            name = "Folder",
            description = "A folder of its own; made if it isn't there. Relative to the framework's working directory.")
    String folder() default "data/lwm2m-server";

    @AttributeDefinition(
            name = "Retry after, s",
            description = "When a disk that is full or away is tried again; 1 or more",
            min = "1")
    long retrySeconds() default 30;
}
