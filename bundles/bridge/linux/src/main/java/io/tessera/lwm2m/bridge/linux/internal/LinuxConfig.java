// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What of this machine is measured, and how often. */
@ObjectClassDefinition(
        id = LinuxConfig.PID,
        name = "LwM2M bridge for Linux",
        description = "Measures this machine: sensors of /sys (hwmon, thermal, iio, power supplies) and counters of"
                + " /proc (CPU, memory, disks, network).")
@interface LinuxConfig {

    String PID = "io.tessera.lwm2m.bridge.linux";

    @AttributeDefinition(name = "Root", description = "Folder in which proc and sys lie.")
    String root() default "/";

    @AttributeDefinition(name = "Interval (ms)", description = "Time between two readings.", min = "100")
    int interval() default 1000;

    @AttributeDefinition(
            name = "Deadline (ms)",
            description = "A device that doesn't answer for so long counts as failed until it does; the others are not"
                    + " kept waiting.",
            min = "10")
    int deadline() default 500;

    @AttributeDefinition(
            name = "Rescan (s)",
            description = "Time between two looks for devices that came or went.",
            min = "1")
    int rescan() default 10;

    @AttributeDefinition(
            name = "Exclude",
            description = "Names of points that are not offered; * matches any text.",
            required = false,
            cardinality = 10)
    String[] exclude() default {"net/lo/*", "net/ifb*", "net/dummy*", "disk/loop*", "disk/ram*"};
}
