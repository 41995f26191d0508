// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = SoftwareManagementConfig.PID,
        name = "LwM2M Software Management",
        description = "How Object 9 gets packages. It is there only while the gateway can install software.")
@interface SoftwareManagementConfig {

    String PID = "io.tessera.lwm2m.objects.software_management";

    @AttributeDefinition(
            name = "Folder",
            description = "Where packages are kept until they are installed; each client has its own.")
    String folder() default "data/software";

    @AttributeDefinition(
            name = "Most packages",
            description = "Object Instances that servers may create; 1 to 1000.",
            type = AttributeType.INTEGER,
            min = "1",
            max = "1000")
    int most() default 32;

    @AttributeDefinition(
            name = "Largest package",
            description = "Bytes; a larger one ends with result 50.",
            type = AttributeType.LONG,
            min = "1")
    long largest() default 67_108_864;

    @AttributeDefinition(
            name = "Reserve",
            description = "Bytes of the folder's file system that stay free.",
            type = AttributeType.LONG,
            min = "0")
    long reserve() default 16_777_216;

    @AttributeDefinition(
            name = "Attempts",
            description = "How often a package is tried to be fetched before that ends with result 52; 1 to 100.",
            type = AttributeType.INTEGER,
            min = "1",
            max = "100")
    int attempts() default 5;

    @AttributeDefinition(
            name = "Pause (ms)",
            description = "Before a second attempt; doubled with each further one, up to 64 times. 1 to 600000.",
            type = AttributeType.INTEGER,
            min = "1",
            max = "600000")
    int pause() default 5000;
}
