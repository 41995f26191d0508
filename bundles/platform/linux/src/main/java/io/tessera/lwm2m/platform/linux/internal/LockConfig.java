// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = LockConfig.PID,
        name = "LwM2M platform: lock and wipe on Linux",
        description = "Which commands of this host lock it, unlock it and erase data. No shell is involved; 0 as exit"
                + " status means that it went well.")
@interface LockConfig {

    String PID = "io.tessera.lwm2m.platform.linux.lock";

    @AttributeDefinition(name = "Allow locking", description = "Whether servers may lock this host.")
    boolean lock() default false;

    @AttributeDefinition(
            name = "Lock targets",
            description = "What can be locked by itself: letters, digits, dots, hyphens and underscores. All of them"
                    + " together are the whole host.",
            required = false)
    String[] targets() default {};

    @AttributeDefinition(
            name = "Lock command",
            description = "Program and arguments, one each, that lock {target}.",
            required = false)
    String[] lock_command() default {};

    @AttributeDefinition(
            name = "Unlock command",
            description = "Program and arguments, one each, that unlock {target}; also where it isn't locked.",
            required = false)
    String[] unlock_command() default {};

    @AttributeDefinition(name = "Allow wiping", description = "Whether servers may erase data of this host.")
    boolean wipe() default false;

    @AttributeDefinition(
            name = "Wipe items",
            description = "What can be erased: letters, digits, dots, hyphens and underscores.",
            required = false)
    String[] items() default {};

    @AttributeDefinition(
            name = "Wipe command",
            description = "Program and arguments, one each, that erase {item}.",
            required = false)
    String[] wipe_command() default {};

    @AttributeDefinition(
            name = "Time limit (s)",
            description = "For each run of a command; 1 to 86400.",
            min = "1",
            max = "86400")
    int timeLimit() default 30;
}
