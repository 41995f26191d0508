// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

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

    @AttributeDefinition(
            name = "Stored notifications per server",
            description = "How many wait for a server that can't be reached and wants them stored (/1/x/6); further"
                    + " ones displace the oldest; 1 to 1000000",
            min = "1",
            max = "1000000")
    int storedNotifications() default 10_000;

    @AttributeDefinition(
            name = "Stored for (h)",
            description = "How old what is stored may get; 1 to 8760",
            min = "1",
            max = "8760")
    int storedFor() default 168;

    @AttributeDefinition(
            name = "Format of Send",
            description = "In which format the client sends what it wasn't asked for: senml-cbor or senml-json",
            options = {
                @Option(label = "SenML CBOR", value = "senml-cbor"),
                @Option(label = "SenML JSON", value = "senml-json")
            })
    String sendFormat() default "senml-cbor";

    @AttributeDefinition(
            name = "Paths that are sent",
            description = "What the client sends by itself every so often, such as /3303/0/5700; what isn't there is"
                    + " left out",
            required = false)
    String[] sendPaths() default {};

    @AttributeDefinition(
            name = "Send every (s)",
            description = "How often it sends them; 0 for never, up to 31536000",
            min = "0",
            max = "31536000")
    int sendEvery() default 0;

    @AttributeDefinition(
            name = "Send to",
            description = "The Short Server ID of the server that gets them, 1 to 65534; 0 for all servers",
            min = "0",
            max = "65534")
    int sendTo() default 0;
}
