// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = InstallerConfig.PID,
        name = "LwM2M firmware installer",
        description = "Which firmware packages are installed on this gateway, and how.")
@interface InstallerConfig {

    String PID = "io.tessera.lwm2m.platform.installer";

    @AttributeDefinition(
            name = "Allow updates",
            description = "Whether servers may update the firmware of this gateway.",
            type = AttributeType.BOOLEAN)
    boolean enabled() default false;

    @AttributeDefinition(
            name = "Command",
            description = "Program and arguments, one each, that install a package; no shell is involved. {file} is the"
                    + " firmware, {name} and {version} are its name and version. 0 as exit status means that it went"
                    + " well.",
            required = false)
    String[] command() default {};

    @AttributeDefinition(
            name = "Check",
            description = "Program and arguments that end with 0 if the firmware {name} in {version} runs now. Asked"
                    + " after the command, and after a restart on the way. Left empty, what the command says counts, and"
                    + " an update with a restart on the way has failed.",
            required = false)
    String[] check() default {};

    @AttributeDefinition(
            name = "Trust",
            description = "File with the public key, or the certificate, that packages must be signed with, in PEM:"
                    + " Ed25519, ECDSA or RSA.",
            required = false)
    String trust() default "";

    @AttributeDefinition(
            name = "Model",
            description =
                    "Packages made for another model are refused. Left empty, only those made for none are taken.",
            required = false)
    String model() default "";

    @AttributeDefinition(name = "Folder", description = "Where the firmware is kept while it is installed.")
    String folder() default "data/firmware-installation";

    @AttributeDefinition(
            name = "Delay (s)",
            description = "From the order to the command, in which the answer goes out; 0 to 3600.",
            type = AttributeType.INTEGER,
            min = "0",
            max = "3600")
    int delay() default 3;

    @AttributeDefinition(
            name = "Time limit (s)",
            description = "For the command, and for the restart that it may lead to; 1 to 86400.",
            type = AttributeType.INTEGER,
            min = "1",
            max = "86400")
    int timeLimit() default 1800;
}
