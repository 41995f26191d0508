// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How points become sensors where no rule says otherwise. */
@ObjectClassDefinition(
        id = MappingConfig.PID,
        name = "LwM2M bridge mapping",
        description = "Shows points (sensors, counters, switches) as instances of IPSO Objects.")
@interface MappingConfig {

    String PID = "io.tessera.lwm2m.bridge.mapping";

    @AttributeDefinition(
            name = "Client",
            description = "Name of the LwM2M Client that shows the points, unless a rule names another one.")
    String client() default "gateway";

    @AttributeDefinition(
            name = "Folder",
            description = "Folder for the file that keeps each point's Object Instance ID over restarts.")
    String folder() default "data/bridge";

    @AttributeDefinition(
            name = "Default rules",
            description = "Whether points that no rule matches are mapped by their kind. If not, they stay hidden.")
    boolean defaults() default true;

    @AttributeDefinition(
            name = "Grace (s)",
            description = "For how many seconds the points of a source that was stopped are kept, so that it can be"
                    + " replaced without its Object Instances coming and going.",
            min = "0",
            max = "3600")
    int grace() default 30;

    @AttributeDefinition(
            name = "Kept to be sent",
            description = "How many values that are to be sent (LwM2M Send) wait in memory, for each client, while a"
                    + " server can't be reached; further ones displace the oldest. 0: such values are dropped.",
            min = "0",
            max = "100000")
    int keptToSend() default 1000;
}
