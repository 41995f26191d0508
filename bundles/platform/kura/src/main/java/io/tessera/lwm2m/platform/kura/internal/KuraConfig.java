// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = KuraConfig.PID,
        name = "LwM2M platform: Kura",
        description = "What Kura knows of this gateway, and what servers may do to it.")
@interface KuraConfig {

    String PID = "io.tessera.lwm2m.platform.kura";

    @AttributeDefinition(
            name = "Period",
            description = "Seconds after which the position is looked at again.",
            min = "1",
            max = "86400")
    int period() default 10;

    @AttributeDefinition(name = "Allow reboot", description = "Whether servers may restart this host.")
    boolean reboot() default false;

    @AttributeDefinition(
            name = "Reboot delay",
            description = "Seconds from the command to the restart, in which the answer goes out.",
            min = "0",
            max = "3600")
    int reboot_delay() default 3;

    @AttributeDefinition(
            name = "Guard the key of the stores",
            description =
                    "Whether the key with which what is kept on disk is encrypted is itself encrypted by Kura."
                            + " Only without the bundle platform.keyfile: what was kept with its key can't be read with this one.")
    boolean secrets() default false;
}
