// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the factory put there for a client. */
@ObjectClassDefinition(
        id = FactoryConfig.PID,
        name = "LwM2M client: factory bootstrap",
        description = "A file with Object Instances that a client is provisioned with. Applied once; from then on the"
                + " store holds what is in force, until the file changes.")
public @interface FactoryConfig {

    String PID = "io.tessera.lwm2m.client.bootstrap.factory";

    @AttributeDefinition(name = "Client", description = "The name of the client that it is for.")
    String lwm2m_client() default "gateway";

    @AttributeDefinition(
            name = "File",
            description =
                    "Object Instances, such as /0/0 and /1/0, as a Bootstrap-Server would write them: SenML JSON in"
                            + " *.json, SenML CBOR in *.cbor. Relative to the framework's working directory. While there is no"
                            + " such file, nothing happens.")
    String file() default "";
}
