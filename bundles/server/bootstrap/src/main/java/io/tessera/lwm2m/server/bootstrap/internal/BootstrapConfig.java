// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the Bootstrap-Server can be told. */
@ObjectClassDefinition(
        id = BootstrapConfig.PID,
        name = "Tessera LwM2M Bootstrap-Server",
        description = "Provisions devices with LwM2M Servers, keys and values. What they get is configured apart.")
public @interface BootstrapConfig {

    String PID = "io.tessera.lwm2m.server.bootstrap";

    @AttributeDefinition(
            name = "Transport endpoints",
            description = "The names of those of the server's transport endpoints at which devices may ask for it; none"
                    + " for all.",
            required = false,
            cardinality = 64)
    String[] transports() default {};

    @AttributeDefinition(
            name = "Sessions",
            description = "How many devices are provisioned at a time; more are refused with 5.00.",
            min = "1",
            max = "100000")
    int maximumSessions() default 1000;

    @AttributeDefinition(
            name = "Time of a session, s",
            description = "After which a device that isn't finished is given up. It gives up itself after 247 s.",
            min = "1",
            max = "3600")
    int sessionSeconds() default 240;

    @AttributeDefinition(
            name = "Start, s",
            description = "For how long after the start a device for which nothing is configured is told to come back"
                    + " (5.03), since configurations may still come, and not that it is unknown (4.00).",
            min = "0",
            max = "3600")
    int startSeconds() default 5;

    @AttributeDefinition(
            name = "Retries",
            description = "How often an operation is sent again that isn't answered, in spite of the retransmissions of"
                    + " CoAP, or that the device is too busy for.",
            min = "0",
            max = "10")
    int retries() default 1;

    @AttributeDefinition(
            name = "Sessions per device",
            description =
                    "Of how many sessions of a device each step is remembered; of the last one over restarts too.",
            min = "1",
            max = "1000")
    int history() default 5;

    @AttributeDefinition(
            name = "Devices in the record",
            description = "Of how many devices sessions are remembered; those of whom nothing was heard longest are"
                    + " forgotten first.",
            min = "1",
            max = "1000000")
    int rememberedDevices() default 10_000;

    @AttributeDefinition(
            name = "Devices with keys",
            description = "For how many devices keys are drawn; further ones are refused with 5.00.",
            min = "1",
            max = "10000000")
    int maximumDevices() default 100_000;
}
