// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_component.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = SoftwareComponentConfig.PID,
        name = "LwM2M Software Component",
        description = "Which of the installed software servers see in Object 14.")
@interface SoftwareComponentConfig {

    String PID = "io.tessera.lwm2m.objects.software_component";

    @AttributeDefinition(
            name = "Show",
            description = "Whether servers see what is installed: each one makes the list that the gateway registers"
                    + " with longer.",
            type = AttributeType.BOOLEAN)
    boolean enabled() default false;

    @AttributeDefinition(
            name = "Names",
            description = "Names of the software that is shown, such as the symbolic names of bundles; * at the end"
                    + " stands for anything.",
            required = false)
    String[] names() default "*";

    @AttributeDefinition(
            name = "Control",
            description =
                    "Whether servers may start and stop it here, too, as far as the gateway's installer allows it.",
            type = AttributeType.BOOLEAN)
    boolean control() default false;
}
