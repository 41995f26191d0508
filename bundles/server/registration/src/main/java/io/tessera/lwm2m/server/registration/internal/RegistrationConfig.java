// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.registration.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the registration interface can be told. */
@ObjectClassDefinition(
        id = RegistrationConfig.PID,
        name = "LwM2M server registration",
        description = "What the server knows of its clients before they register.")
public @interface RegistrationConfig {

    String PID = "io.tessera.lwm2m.server.registration";

    @AttributeDefinition(
            name = "Profiles",
            description = "Lists of Objects that clients name by a Profile ID which is agreed on beforehand, each as"
                    + " ID=LINKS, such as v:meter=</1/0>,</3/0>,</3305/0>. An ID is oma: or v: and letters,"
                    + " digits and hyphens. Fingerprints need no configuration.",
            required = false,
            cardinality = 256)
    String[] profiles() default {};
}
