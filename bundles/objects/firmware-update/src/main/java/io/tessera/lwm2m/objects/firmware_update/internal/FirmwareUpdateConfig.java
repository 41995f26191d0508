// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
        id = FirmwareUpdateConfig.PID,
        name = "LwM2M Firmware Update",
        description = "How Object 5 gets packages. It is there only while the gateway can install firmware.")
@interface FirmwareUpdateConfig {

    String PID = "io.tessera.lwm2m.objects.firmware_update";

    @AttributeDefinition(
            name = "Version",
            description = "Of the Object: 1.0 for servers that know no other; 1.1 adds Cancel, severity and deferral,"
                    + " 1.2 updates without being told.",
            options = {
                @Option(label = "1.0", value = "1.0"),
                @Option(label = "1.1", value = "1.1"),
                @Option(label = "1.2", value = "1.2")
            })
    String version() default "1.2";

    @AttributeDefinition(
            name = "Folder",
            description = "Where packages are kept until they are installed; each client has its own.")
    String folder() default "data/firmware";

    @AttributeDefinition(
            name = "Largest package",
            description = "Bytes; a larger one ends with result 2.",
            type = AttributeType.LONG,
            min = "1")
    long largest() default 1_073_741_824;

    @AttributeDefinition(
            name = "Reserve",
            description = "Bytes of the folder's file system that stay free.",
            type = AttributeType.LONG,
            min = "0")
    long reserve() default 16_777_216;

    @AttributeDefinition(
            name = "Attempts",
            description = "How often in a row a download may bring nothing before it ends with result 4; 1 to 1000.",
            type = AttributeType.INTEGER,
            min = "1",
            max = "1000")
    int attempts() default 5;

    @AttributeDefinition(
            name = "Pause (ms)",
            description = "Before a second attempt; doubled with each further one, up to 10 minutes. 1 to 600000.",
            type = AttributeType.INTEGER,
            min = "1",
            max = "600000")
    int pause() default 5000;

    @AttributeDefinition(
            name = "Time limit (s)",
            description = "For a download with all its attempts; 1 to 31536000.",
            type = AttributeType.LONG,
            min = "1",
            max = "31536000")
    long timeLimit() default 86_400;

    @AttributeDefinition(
            name = "Longest deferral (s)",
            description = "Until a server writes another one: how long an update may be put off by whoever has a say"
                    + " here. 0: not at all.",
            type = AttributeType.LONG,
            min = "0")
    long deferral() default 86_400;
}
