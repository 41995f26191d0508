// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = InstallerConfig.PID,
        name = "LwM2M deployment packages",
        description = "Which of Kura's deployment packages servers may install, start, stop and uninstall.")
@interface InstallerConfig {

    String PID = "io.tessera.lwm2m.platform.kura.installer";

    @AttributeDefinition(name = "Allow changes", description = "Whether servers may change deployment packages.")
    boolean enabled() default false;

    @AttributeDefinition(
            name = "Trust",
            description = "File with one or several certificates in PEM; all of a package must be signed (jarsigner)"
                    + " with the key of one of them.",
            required = false)
    String trust() default "";

    @AttributeDefinition(
            name = "Names",
            description = "Names of the packages that may be changed; * at the end stands for anything.",
            required = false)
    String[] names() default "*";

    @AttributeDefinition(
            name = "Allow older versions",
            description = "Whether a package may be replaced by an older version of it.")
    boolean allowOlder() default false;

    @AttributeDefinition(
            name = "Allow changes to the connection",
            description = "Whether packages with bundles of Tessera may be changed too. The client may be offline"
                    + " meanwhile.")
    boolean allowConnection() default false;

    @AttributeDefinition(
            name = "Largest package",
            description = "Bytes of all that is in it, unpacked once.",
            min = "1")
    long largest() default 268_435_456;

    @AttributeDefinition(
            name = "Delay (s)",
            description = "Before something is changed, in which the answer goes out; 0 to 3600.",
            min = "0",
            max = "3600")
    int delay() default 3;
}
