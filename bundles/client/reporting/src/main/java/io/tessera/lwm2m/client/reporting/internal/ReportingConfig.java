// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How the client tells servers of changes. */
@ObjectClassDefinition(
        id = ReportingConfig.PID,
        name = "LwM2M client: reporting",
        description = "How the client notifies servers of changes in what they observe")
public @interface ReportingConfig {

    String PID = "io.tessera.lwm2m.client.reporting";

    @AttributeDefinition(
            name = "Always confirmable",
            description = "Send every notification so that the server acknowledges it; otherwise only where a server"
                    + " asks for it, and now and then")
    boolean confirmable() default false;

    @AttributeDefinition(
            name = "Confirm every (h)",
            description = "The longest time without a confirmable notification, by which a server that is gone is found"
                    + " out (RFC 7641, 4.5); 1 to 24",
            min = "1",
            max = "24")
    int confirmEvery() default 24;

    @AttributeDefinition(
            name = "Retry after (s)",
            description = "Pause after a notification that didn't reach its server; 1 to 86400",
            min = "1",
            max = "86400")
    int retryAfter() default 60;

    @AttributeDefinition(
            name = "Observations per server",
            description = "Further ones are answered like a Read; 1 to 100000",
            min = "1",
            max = "100000")
    int maxObservations() default 1000;
}
