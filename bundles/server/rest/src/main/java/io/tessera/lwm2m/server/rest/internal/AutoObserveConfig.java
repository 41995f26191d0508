// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = AutoObserveConfig.PID,
        name = "LwM2M observe by itself",
        description = "Observes what registers, without anybody asking. Does nothing unless it is configured.")
public @interface AutoObserveConfig {

    String PID = "io.tessera.lwm2m.server.rest.observe";

    @AttributeDefinition(
            name = "Patterns",
            description =
                    "What to observe: an Object or a range of Objects, an Object Instance or * for each, and perhaps"
                            + " a Resource, such as /3/0, /3200-3449/* or /3303/*/5700.",
            required = false,
            cardinality = 16)
    String[] patterns() default {"/3/0", "/3200-3449/*"};

    @AttributeDefinition(
            name = "Attributes",
            description = "Sent with each observation, such as pmin=1 or pmax=60.",
            required = false,
            cardinality = 8)
    String[] attributes() default {};

    @AttributeDefinition(
            name = "Limit",
            description = "How many observations one client gets at most, 1 to 10000.",
            min = "1",
            max = "10000")
    int limit() default 200;
}
