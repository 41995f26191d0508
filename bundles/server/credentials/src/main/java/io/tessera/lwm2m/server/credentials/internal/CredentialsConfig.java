// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** With what the server proves itself, and whose certificates it accepts. Keys of clients are entries of their own. */
@ObjectClassDefinition(
        id = CredentialsConfig.PID,
        name = "LwM2M server credentials",
        description = "With what the server proves itself, and whose certificates it accepts."
                + " Pre-shared keys need nothing of this.")
@interface CredentialsConfig {

    String PID = "io.tessera.lwm2m.server.credentials";

    @AttributeDefinition(
            name = "Key store",
            description =
                    "A PKCS#12 file with the server's private key and certificate, for clients with public keys or"
                            + " certificates; read again when it has changed. Relative to the framework's working directory.",
            required = false)
    String keyStore() default "";

    @AttributeDefinition(
            name = "Key store password",
            description = "Of the key store and of the key in it.",
            type = AttributeType.PASSWORD,
            required = false)
    String _keyStorePassword() default "";

    @AttributeDefinition(
            name = "Key alias",
            description = "The name of the server's private key in a key store of the platform, in place of the two"
                    + " above; asked for anew every minute.",
            required = false)
    String keyAlias() default "";

    @AttributeDefinition(
            name = "Key store of the platform",
            description = "With a key alias, or where it is trusted: which one, as a filter on its name.",
            required = false)
    String keys_target() default "(lwm2m.keys=default)";

    @AttributeDefinition(
            name = "Trust the platform",
            description =
                    "Whether certificates of clients are accepted, too, that were signed by an authority which the"
                            + " key store of the platform trusts. Only where that is one for this purpose.")
    boolean trustPlatform() default false;

    @AttributeDefinition(
            name = "Trust anchors",
            description = "A PEM file with the certificates of the authorities that sign clients' certificates; read"
                    + " again when it has changed. Without it no certificate is accepted.",
            required = false)
    String trustAnchors() default "";

    @AttributeDefinition(
            name = "Name from certificate",
            description = "Whether a client with a trusted certificate may register under the names in it (common name"
                    + " and subject alternative names) without an entry. If not, it needs an entry.")
    boolean nameFromCertificate() default true;
}
