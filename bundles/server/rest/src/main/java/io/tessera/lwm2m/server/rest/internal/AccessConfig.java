// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Who may call the REST interface and open the page. */
@ObjectClassDefinition(
        id = AccessConfig.PID,
        name = "LwM2M server REST: access",
        description = "Who may call the REST interface and open the page: the users viewer and operator.")
public @interface AccessConfig {

    String PID = "io.tessera.lwm2m.server.rest.access";

    @AttributeDefinition(
            name = "Authentication",
            description = "basic: HTTP Basic, for the users viewer and operator. off: whoever reaches the port may do"
                    + " everything.",
            options = {@Option(label = "basic", value = "basic"), @Option(label = "off", value = "off")})
    String authentication() default "basic";

    @AttributeDefinition(
            name = "Password folder",
            description = "Where the files operator-password and viewer-password are, each with a password or the hash"
                    + " of one, read at the start. What isn't there is drawn, for its owner only. Relative to the"
                    + " framework's working directory.")
    String passwords() default "lwm2m-server";

    @AttributeDefinition(
            name = "Failures",
            description = "How many logins of one address may fail in a minute before it has to wait, 1 to 1000.",
            min = "1",
            max = "1000")
    int failures() default 10;

    @AttributeDefinition(
            name = "Protected paths",
            description =
                    "Filter patterns of the HTTP Whiteboard: what else asks for a login, such as the page. The REST"
                            + " interface does in any case.",
            cardinality = 16,
            required = false)
    String[] osgi_http_whiteboard_filter_pattern() default {"/lwm2m/*"};
}
