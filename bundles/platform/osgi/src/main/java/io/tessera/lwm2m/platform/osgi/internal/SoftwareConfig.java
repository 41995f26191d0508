// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = SoftwareConfig.PID,
        name = "LwM2M bundle installer",
        description = "Which bundles servers may install, start, stop and uninstall in this framework.")
@interface SoftwareConfig {

    String PID = "io.tessera.lwm2m.platform.osgi.installer";

    @AttributeDefinition(
            name = "Allow changes",
            description = "Whether servers may change the software of this gateway.",
            type = AttributeType.BOOLEAN)
    boolean enabled() default false;

    @AttributeDefinition(
            name = "Trust",
            description = "File with one or several certificates in PEM; bundles must be signed (jarsigner) with the"
                    + " key of one of them.",
            required = false)
    String trust() default "";

    @AttributeDefinition(
            name = "Names",
            description = "Symbolic names of the bundles that may be changed; * at the end stands for anything.",
            required = false)
    String[] names() default "*";

    @AttributeDefinition(
            name = "Allow older versions",
            description = "Whether a bundle may be replaced by an older version of it.",
            type = AttributeType.BOOLEAN)
    boolean allowOlder() default false;

    @AttributeDefinition(
            name = "Allow changes to the connection",
            description = "Whether the bundles that carry the connection to servers, and those that they are wired to,"
                    + " may be changed too. The client is offline meanwhile.",
            type = AttributeType.BOOLEAN)
    boolean allowConnection() default false;

    @AttributeDefinition(
            name = "Connection",
            description = "Symbolic names of the bundles that carry the connection; * at the end stands for anything."
                    + " What these are wired to belongs to it.",
            required = false)
    String[] connection() default {
        "io.tessera.lwm2m.client.*",
        "io.tessera.lwm2m.transport.*",
        "io.tessera.lwm2m.objects.security",
        "io.tessera.lwm2m.objects.server",
        "io.tessera.lwm2m.objects.access_control",
        "io.tessera.lwm2m.objects.software_management",
        "io.tessera.lwm2m.platform.keyfile",
        "org.apache.felix.*",
        "org.eclipse.equinox.*",
        "org.ops4j.pax.logging.*"
    };

    @AttributeDefinition(
            name = "Largest bundle",
            description = "Bytes of all that is in it, unpacked.",
            type = AttributeType.LONG,
            min = "1")
    long largest() default 268_435_456;

    @AttributeDefinition(name = "Folder", description = "Where the version before is kept while a bundle is replaced.")
    String folder() default "data/software-installation";

    @AttributeDefinition(
            name = "Delay (s)",
            description = "Before something is done to the connection, in which the answer goes out; 0 to 3600.",
            type = AttributeType.INTEGER,
            min = "0",
            max = "3600")
    int delay() default 3;

    @AttributeDefinition(
            name = "Patience (s)",
            description = "How long the components that worked before an update may take to work again, before the"
                    + " version before is put back; 0 to 3600.",
            type = AttributeType.INTEGER,
            min = "0",
            max = "3600")
    int patience() default 20;
}
