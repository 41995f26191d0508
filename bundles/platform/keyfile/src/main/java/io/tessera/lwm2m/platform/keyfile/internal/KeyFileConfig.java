// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.keyfile.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = KeyFileConfig.PID,
        name = "LwM2M platform: key file",
        description = "The key with which what is kept on disk is encrypted.")
@interface KeyFileConfig {

    String PID = "io.tessera.lwm2m.platform.keyfile";

    @AttributeDefinition(
            name = "File",
            description = "32 random bytes, for their owner only; made if it isn't there. Without it nothing that was "
                    + "kept can be read. Not in a folder whose content it protects.")
    String file() default "data/lwm2m.key";
}
