// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.gpsd.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = GpsdConfig.PID,
        name = "LwM2M platform: gpsd",
        description = "Asks the gpsd daemon where this gateway is.")
@interface GpsdConfig {

    String PID = "io.tessera.lwm2m.platform.gpsd";

    @AttributeDefinition(name = "Enabled", description = "Whether gpsd is asked at all.")
    boolean enabled() default false;

    @AttributeDefinition(name = "Host", description = "Where gpsd runs.")
    String host() default "127.0.0.1";

    @AttributeDefinition(name = "Port", description = "TCP port at which it listens.", min = "1", max = "65535")
    int port() default 2947;

    @AttributeDefinition(
            name = "Device",
            description = "Receiver whose positions count, such as /dev/ttyACM0; empty for any.",
            required = false)
    String device() default "";

    @AttributeDefinition(
            name = "Period",
            description = "Seconds; positions that come faster are passed over.",
            min = "0",
            max = "86400")
    int period() default 10;
}
