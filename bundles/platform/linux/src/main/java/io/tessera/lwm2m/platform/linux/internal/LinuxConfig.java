// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = LinuxConfig.PID,
        name = "LwM2M platform: Linux",
        description = "What this Linux host tells about itself, and what servers may do to it.")
@interface LinuxConfig {

    String PID = "io.tessera.lwm2m.platform.linux";

    @AttributeDefinition(name = "Root", description = "Folder below which /sys, /proc and /etc are read.")
    String root() default "/";

    @AttributeDefinition(
            name = "Storage",
            description = "Folder on the file system whose size and free room are shown.")
    String storage() default "/";

    @AttributeDefinition(
            name = "Period",
            description = "Seconds after which power supplies and storage are looked at again.",
            min = "1",
            max = "86400")
    int period() default 30;

    @AttributeDefinition(name = "Allow reboot", description = "Whether servers may restart this host.")
    boolean reboot() default false;

    @AttributeDefinition(
            name = "Reboot delay",
            description = "Seconds from the command to the restart, in which the answer goes out.",
            min = "0",
            max = "3600")
    int reboot_delay() default 3;

    @AttributeDefinition(name = "Allow setting the clock", description = "Whether servers may set time and zone.")
    boolean clock() default false;
}
