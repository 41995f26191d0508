// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** A node that servers can write to. */
@ObjectClassDefinition(
        id = EmitterConfig.PID,
        name = "LwM2M: written by servers",
        description =
                "Emits a wire record when a server writes. By default numbers are Set Points (Object 3308), booleans"
                        + " Digital Outputs (3201); rules of the LwM2M bridge mapping choose others. The source is wire- and this"
                        + " node's name.")
@interface EmitterConfig {

    String PID = "io.tessera.lwm2m.bridge.kura.emitter";

    @AttributeDefinition(
            name = "Points",
            description =
                    "What servers can set: name:type or name:type:unit, where type is one of BOOLEAN, INTEGER, LONG,"
                            + " FLOAT, DOUBLE and STRING. The name is that of the wire record's property.",
            required = false,
            cardinality = 10)
    String[] points() default {"setpoint:DOUBLE"};

    @AttributeDefinition(
            name = "Deadline (ms)",
            description = "For how long a server waits at most until the graph has taken what it wrote.",
            min = "10",
            max = "3600000")
    int deadline() default 3000;
}
