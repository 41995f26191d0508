// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import java.nio.file.Path;

/** What is configured, and checked. */
record Settings(Packages packages, int most, int attempts, long pause) {

    Settings(SoftwareManagementConfig config) {
        this(
                new Packages(
                        Path.of(config.folder()),
                        inRange("largest", config.largest(), 1, Long.MAX_VALUE),
                        inRange("reserve", config.reserve(), 0, Long.MAX_VALUE)),
                (int) inRange("most", config.most(), 1, 1000),
                (int) inRange("attempts", config.attempts(), 1, 100),
                inRange("pause", config.pause(), 1, 600_000));
    }

    private static long inRange(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s: %s is %d; it must be %d to %d"
                    .formatted(SoftwareManagementConfig.PID, name, value, least, most));
        }
        return value;
    }
}
