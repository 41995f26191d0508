// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = DeviceConfig.PID,
        name = "LwM2M Device",
        description = "What servers see of this device in Object 3. What is left empty is asked of the platform; what "
                + "the platform doesn't know either is absent.")
@interface DeviceConfig {

    String PID = "io.tessera.lwm2m.objects.device";

    @AttributeDefinition(name = "Manufacturer", description = "Who made the device.", required = false)
    String manufacturer() default "";

    @AttributeDefinition(name = "Model number", description = "As its maker calls it.", required = false)
    String model_number() default "";

    @AttributeDefinition(name = "Serial number", description = "Of this very device.", required = false)
    String serial_number() default "";

    @AttributeDefinition(name = "Device type", description = "Such as gateway.", required = false)
    String device_type() default "";

    @AttributeDefinition(name = "Firmware version", description = "Of what starts the device.", required = false)
    String firmware_version() default "";

    @AttributeDefinition(name = "Hardware version", description = "Of the board.", required = false)
    String hardware_version() default "";

    @AttributeDefinition(name = "Software version", description = "Of what runs on it.", required = false)
    String software_version() default "";

    @AttributeDefinition(
            name = "Supported bindings",
            description = "Letters: U for UDP, T for TCP, N for non-IP, S for SMS, M for MQTT, H for HTTP.")
    String bindings() default "U";
}
