// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = OsgiConfig.PID,
        name = "LwM2M platform: OSGi",
        description = "What the OSGi framework tells about the software of this device.")
@interface OsgiConfig {

    String PID = "io.tessera.lwm2m.platform.osgi";

    @AttributeDefinition(
            name = "Bundle",
            description = "Symbolic name of the bundle whose version is the device's software version; empty: the "
                    + "framework itself.",
            required = false)
    String bundle() default "";
}
