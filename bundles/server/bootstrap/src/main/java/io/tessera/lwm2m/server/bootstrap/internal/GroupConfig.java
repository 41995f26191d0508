// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a group of devices is provisioned with; each of its servers is a configuration of its own. */
@ObjectClassDefinition(
        id = GroupConfig.PID,
        name = "LwM2M Bootstrap-Server: devices",
        description = "What a device, or each of a group, is provisioned with. Counts as soon as all its servers are"
                + " configured.")
@interface GroupConfig {

    String PID = "io.tessera.lwm2m.server.bootstrap.configuration";

    @AttributeDefinition(
            name = "Name",
            description = "1 to 80 letters, digits, dots, hyphens and underscores; its servers refer to it.")
    String name();

    @AttributeDefinition(
            name = "Endpoints",
            description =
                    "Endpoint Client Names, and patterns of them with * for any characters. A name counts before a"
                            + " pattern, a longer pattern before a shorter one.",
            cardinality = 10_000,
            required = false)
    String[] endpoints() default {"*"};

    @AttributeDefinition(
            name = "Servers",
            description = "The Short Server IDs of its servers.",
            min = "1",
            max = "65534",
            cardinality = 64,
            required = false)
    int[] servers() default {1};

    @AttributeDefinition(
            name = "Keep others",
            description = "Whether accounts that a device has with other servers stay.")
    boolean keepOthers() default false;

    @AttributeDefinition(
            name = "Access control",
            description =
                    "Instances of the Access Control Object, such as /3/0 owner=1 1=15 0=1: who owns it, and what each"
                            + " server may do, 0 for the others: a sum of 1 read, 2 write, 4 execute, 8 delete, 16 create."
                            + " /16 stands for the right to create. Without owner nobody owns it.",
            required = false,
            cardinality = 1000)
    String[] accessControl() default {};

    @AttributeDefinition(
            name = "Values",
            description =
                    "Of further Objects, such as /3/0/15=Europe/Berlin; {endpoint} stands for the name of the device."
                            + " Opaque ones in Base64.",
            required = false,
            cardinality = 1000)
    String[] values() default {};

    @AttributeDefinition(
            name = "Deletes",
            description = "What is deleted before anything is written: / for all, or such as /5 or /16/0.",
            required = false,
            cardinality = 1000)
    String[] deletes() default {};

    @AttributeDefinition(
            name = "Reads",
            description = "What is read back for the record, below /1 and /2; / lists what the device has.",
            required = false,
            cardinality = 1000)
    String[] reads() default {};

    @AttributeDefinition(
            name = "Bootstrap-Pack",
            description = "Whether a device that asks for it gets all in one message (LwM2M 1.2).")
    boolean pack() default true;
}
