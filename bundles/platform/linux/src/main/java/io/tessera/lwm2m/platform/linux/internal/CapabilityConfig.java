// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = CapabilityConfig.PID,
        name = "LwM2M platform: radios and USB devices on Linux",
        description = "Which radios and USB devices of this host servers see, and which of them they may switch.")
@interface CapabilityConfig {

    String PID = "io.tessera.lwm2m.platform.linux.capability";

    @AttributeDefinition(
            name = "Show",
            description = "Whether servers see the radios and USB devices: each one makes the list that the gateway"
                    + " registers with longer.")
    boolean show() default false;

    @AttributeDefinition(
            name = "Switchable",
            description =
                    "What servers may switch on and off: rfkill:<type>:<name> or usb:<vendor>:<product>:<port>; * at"
                            + " the end stands for anything. The wrong choice can cut this gateway off.",
            required = false)
    String[] change() default {};
}
