// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.lock_wipe.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = LockWipeConfig.PID,
        name = "LwM2M Lock and Wipe",
        description = "What it takes to erase data through Object 8. It is there only while the gateway can be locked.")
@interface LockWipeConfig {

    String PID = "io.tessera.lwm2m.objects.lock_wipe";

    @AttributeDefinition(
            name = "Confirmation",
            description =
                    "What a Wipe must carry as argument 0, such as the serial number of this gateway; without blanks,"
                            + " quotes and backslashes. Left empty: the targets once more, in ascending order, joined by commas.",
            required = false)
    String confirmation() default "";

    @AttributeDefinition(
            name = "Window (s)",
            description = "How long after a server wrote the wipe targets it may execute Wipe; 1 to 86400.",
            min = "1",
            max = "86400")
    int window() default 300;
}
