// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.reporting.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How much is remembered of what clients report. */
@ObjectClassDefinition(
        id = ReportingConfig.PID,
        name = "LwM2M server reporting",
        description = "How much of what clients report is kept in memory, to be looked at.")
public @interface ReportingConfig {

    String PID = "io.tessera.lwm2m.server.reporting";

    @AttributeDefinition(
            name = "History of a path",
            description = "How many values of one Resource or Resource Instance are kept, 0 to 100000; 0: none.",
            min = "0",
            max = "100000")
    int historyPerPath() default 100;

    @AttributeDefinition(
            name = "History of a client",
            description =
                    "How many values of one client are kept, 0 to 1000000. Beyond that, the oldest of the path that was"
                            + " reported least recently makes room.",
            min = "0",
            max = "1000000")
    int historyPerClient() default 5000;

    @AttributeDefinition(
            name = "History",
            description =
                    "How many values are kept in all, 0 to 100000000; each takes about 150 bytes. Beyond that, the oldest"
                            + " of the client that was heard least recently makes room.",
            min = "0",
            max = "100000000")
    int historyTotal() default 200_000;
}
