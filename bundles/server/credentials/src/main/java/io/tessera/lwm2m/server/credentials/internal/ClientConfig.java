// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One identity that clients prove. Exactly one of PSK identity, public key and certificate name is set. */
@ObjectClassDefinition(
        id = ClientConfig.PID,
        name = "LwM2M server: a client's credentials",
        description = "What a client proves itself with, and the names that it may register under."
                + " Set one of PSK identity, public key and certificate name.")
@interface ClientConfig {

    String PID = "io.tessera.lwm2m.server.credentials.client";

    @AttributeDefinition(
            name = "Endpoints",
            description = "Endpoint Client Names that it may register under. Without any: the PSK identity, or the"
                    + " certificate name, itself. Several share one identity: then each can pretend to be the other.",
            required = false,
            cardinality = 1024)
    String[] endpoints() default {};

    @AttributeDefinition(name = "PSK identity", description = "At most 128 bytes in UTF-8.", required = false)
    String identity() default "";

    @AttributeDefinition(
            name = "Pre-shared key",
            description = "1 to 64 bytes in hexadecimal digits; at least 16 are advised.",
            type = AttributeType.PASSWORD,
            required = false)
    String _key() default "";

    @AttributeDefinition(
            name = "Public key",
            description = "SubjectPublicKeyInfo in Base64, as between the lines of a PEM file.",
            required = false)
    String publicKey() default "";

    @AttributeDefinition(
            name = "Certificate name",
            description = "The common name, or a subject alternative name, of a trusted certificate.",
            required = false)
    String certificateName() default "";
}
