// SPDX-License-Identifier: EPL-2.0
package com.example.lamp;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A page in the gateway's console; its id is the PID. */
@ObjectClassDefinition(id = LampConfig.PID, name = "Lamp", description = "The lamp that servers see as Object 26241.")
@interface LampConfig {

    String PID = "com.example.lamp";

    @AttributeDefinition(name = "Place", description = "Where it hangs.")
    String place() default "hall";
}
