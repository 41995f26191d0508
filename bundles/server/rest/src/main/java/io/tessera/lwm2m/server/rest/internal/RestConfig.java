// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = RestConfig.PID,
        name = "LwM2M server REST",
        description = "What M2M Applications call: JSON over HTTP and an event stream.")
public @interface RestConfig {

    String PID = "io.tessera.lwm2m.server.rest";

    @AttributeDefinition(
            name = "Path",
            description = "Servlet pattern of the HTTP Whiteboard; ends with /*. The page expects /api/*.")
    String osgi_http_whiteboard_servlet_pattern() default "/api/*";

    @AttributeDefinition(name = "Name", description = "What this server is called on its page, at most 80 characters.")
    String name() default "LwM2M Server";

    @AttributeDefinition(
            name = "Hosts",
            description =
                    "Host names, without port, that requests may name beside localhost and IP addresses. Any other"
                            + " is refused: a foreign page could have pointed its own name at this address.",
            required = false,
            cardinality = 16)
    String[] hosts() default {};

    @AttributeDefinition(
            name = "Timeout",
            description =
                    "Seconds after which a request that the client hasn't answered is answered with 504, 1 to 3600.",
            min = "1",
            max = "3600")
    int timeout() default 120;

    @AttributeDefinition(
            name = "Body limit",
            description = "Longest request body in bytes, 1024 to 16777216.",
            min = "1024",
            max = "16777216")
    int body_limit() default 262144;

    @AttributeDefinition(
            name = "Event history",
            description =
                    "How many events are kept for readers that come back, and how far behind a reader may be before"
                            + " it is cut off; 16 to 100000.",
            min = "16",
            max = "100000")
    int event_history() default 1000;

    @AttributeDefinition(
            name = "Event streams",
            description = "How many may be open at once, 1 to 10000.",
            min = "1",
            max = "10000")
    int event_streams() default 200;

    @AttributeDefinition(
            name = "Heartbeat",
            description = "Seconds between comments that keep an event stream alive, 1 to 300.",
            min = "1",
            max = "300")
    int heartbeat() default 15;

    @AttributeDefinition(
            name = "Values per client",
            description = "How many newest values are remembered of one client, 0 to 100000.",
            min = "0",
            max = "100000")
    int values_per_client() default 2000;
}
