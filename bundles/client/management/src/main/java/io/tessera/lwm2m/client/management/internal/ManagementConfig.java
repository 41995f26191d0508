// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.management.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How the client answers device management requests. */
@ObjectClassDefinition(
        id = ManagementConfig.PID,
        name = "LwM2M client: device management",
        description = "How the client answers Read, Write, Execute, Create, Delete and Discover")
public @interface ManagementConfig {

    String PID = "io.tessera.lwm2m.client.management";

    @AttributeDefinition(
            name = "Deadline (ms)",
            description = "An operation that an Object hasn't finished by then is answered with 5.00; 100 to 90000",
            min = "100",
            max = "90000")
    int deadline() default 10_000;
}
