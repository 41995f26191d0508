// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.binary_app_data.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = BinaryAppDataConfig.PID,
        name = "LwM2M BinaryAppDataContainer",
        description = "How much data applications and servers may keep in Object 19.")
@interface BinaryAppDataConfig {

    String PID = "io.tessera.lwm2m.objects.binary_app_data";

    @AttributeDefinition(
            name = "Largest instance",
            description = "Bytes of data that one instance holds; more is refused. 1 to 16777216.",
            min = "1",
            max = "16777216")
    int largest() default 65_536;

    @AttributeDefinition(
            name = "Total",
            description = "Bytes of data that all instances hold together; 1 to 268435456.",
            min = "1",
            max = "268435456")
    int total() default 1_048_576;

    @AttributeDefinition(
            name = "Instances",
            description = "How many there may be; 1 to 65535.",
            min = "1",
            max = "65535")
    int instances() default 64;

    @AttributeDefinition(
            name = "Fragments",
            description = "How many an instance may have; 1 to 65536.",
            min = "1",
            max = "65536")
    int fragments() default 256;

    @AttributeDefinition(
            name = "Waiting",
            description = "How many writes may wait for an application; further ones are refused for now. 1 to 10000.",
            min = "1",
            max = "10000")
    int waiting() default 16;
}
