// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import io.tessera.lwm2m.platform.packages.DownloaderSet;
import io.tessera.lwm2m.platform.packages.PackageDelivery;
import io.tessera.lwm2m.platform.packages.PackageFile;
import io.tessera.lwm2m.platform.packages.PackageJobs;
import io.tessera.lwm2m.platform.packages.PackageLimits;
import io.tessera.lwm2m.platform.packages.Patience;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** What is configured, and checked. */
record Settings(Path folder, PackageLimits limits, int most, Patience patience) {

    private static final int DOUBLED = 64;
    private static final Duration LONGEST = Duration.ofDays(1);

    Settings(SoftwareManagementConfig config) {
        this(
                Path.of(config.folder()),
                PackageLimits.of(
                        Path.of(config.folder()),
                        inRange("largest", config.largest(), 1, Long.MAX_VALUE),
                        inRange("reserve", config.reserve(), 0, Long.MAX_VALUE)),
                (int) inRange("most", config.most(), 1, 1000),
                patience(
                        (int) inRange("attempts", config.attempts(), 1, 100),
                        inRange("pause", config.pause(), 1, 600_000)));
    }

    /** @param pause milliseconds */
    static Patience patience(int attempts, long pause) {
        return new Patience(attempts, Duration.ofMillis(pause), Duration.ofMillis(pause * DOUBLED), LONGEST);
    }

    PackageDelivery delivery(int instance, DownloaderSet downloaders, PackageJobs jobs) {
        var file = new PackageFile(folder.resolve(instance + ".package"), limits);
        return new PackageDelivery(file, downloaders, jobs, patience, Clock.systemUTC());
    }

    private static long inRange(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s: %s is %d; it must be %d to %d"
                    .formatted(SoftwareManagementConfig.PID, name, value, least, most));
        }
        return value;
    }
}
