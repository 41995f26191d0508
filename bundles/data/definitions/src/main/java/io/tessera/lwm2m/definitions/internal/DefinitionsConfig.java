// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.definitions.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = DefinitionsConfig.PID,
        name = "LwM2M object definitions",
        description = "Which Objects and Resources this node knows by name and type.")
@interface DefinitionsConfig {

    String PID = "io.tessera.lwm2m.definitions";

    @AttributeDefinition(
            name = "Folder",
            description =
                    "Folder whose *.xml files are read as OMA object definitions, also when they are added, changed"
                            + " or removed later. It is created if it isn't there. Empty: no folder.",
            required = false)
    String folder() default "";
}
