// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.event_log.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = EventLogConfig.PID,
        name = "LwM2M Event Log",
        description = "How many logs Object 20 has, and how much they hold.")
@interface EventLogConfig {

    String PID = "io.tessera.lwm2m.objects.event_log";

    @AttributeDefinition(
            name = "Instances",
            description =
                    "How many logs there are. Until a server says otherwise, 0 has all events, 1 those of the system,"
                            + " 2 those of security. 1 to 7.",
            min = "1",
            max = "7")
    int instances() default 3;

    @AttributeDefinition(
            name = "Events",
            description = "How many a log holds; older ones are dropped. 1 to 10000.",
            min = "1",
            max = "10000")
    int events() default 200;

    @AttributeDefinition(
            name = "Collect at once",
            description = "Whether events are collected before a server executes LogStart.")
    boolean running() default true;
}
