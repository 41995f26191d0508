// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.console.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = ConsoleConfig.PID,
        name = "LwM2M server console",
        description = "The live page of the LwM2M Server.")
public @interface ConsoleConfig {

    String PID = "io.tessera.lwm2m.server.console";

    @AttributeDefinition(
            name = "Path",
            description =
                    "Servlet patterns of the HTTP Whiteboard, each ending with /*. With /* the page is at the root.",
            cardinality = 4,
            required = false)
    String[] osgi_http_whiteboard_servlet_pattern() default {"/lwm2m/*"};

    @AttributeDefinition(name = "REST path", description = "Where the REST interface is, at the same host and port.")
    String api() default "/api";
}
