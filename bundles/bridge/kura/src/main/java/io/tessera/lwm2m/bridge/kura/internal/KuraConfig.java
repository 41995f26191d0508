// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How Kura's Assets are read and written. */
@ObjectClassDefinition(
        id = KuraConfig.PID,
        name = "LwM2M bridge for Kura",
        description = "Offers every enabled channel of Kura's Assets as a point, of which bridge/mapping makes Object"
                + " Instances.")
@interface KuraConfig {

    String PID = "io.tessera.lwm2m.bridge.kura";

    @AttributeDefinition(
            name = "Interval (ms)",
            description = "Time between two readings of a channel whose driver doesn't tell of changes by itself.",
            min = "100",
            max = "86400000")
    int interval() default 5000;

    @AttributeDefinition(
            name = "Deadline (ms)",
            description = "An Asset that doesn't answer for so long counts as failed until it does; what a server"
                    + " writes there is refused. The others are not kept waiting.",
            min = "10",
            max = "3600000")
    int deadline() default 3000;

    @AttributeDefinition(
            name = "Grace (s)",
            description = "For how many seconds the points of an Asset that was stopped are kept, so that its bundle"
                    + " or its driver can be replaced without its Object Instances coming and going.",
            min = "0",
            max = "3600")
    int grace() default 30;
}
