// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import io.tessera.lwm2m.platform.firmware.FirmwareInstaller;
import io.tessera.lwm2m.platform.packages.PackageFile;
import io.tessera.lwm2m.platform.packages.PackageLimits;
import io.tessera.lwm2m.platform.packages.Patience;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * What is configured, and checked.
 *
 * @param deferral seconds
 */
record Settings(String version, Path folder, PackageLimits limits, Patience patience, long deferral) {

    private static final List<String> VERSIONS = List.of("1.0", "1.1", "1.2");
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    Settings {
        if (!VERSIONS.contains(version)) {
            throw complaint("version is %s; it must be 1.0, 1.1 or 1.2".formatted(version));
        }
    }

    Settings(FirmwareUpdateConfig config) {
        this(
                config.version(),
                Path.of(config.folder()),
                PackageLimits.of(
                        Path.of(config.folder()),
                        positive("largest", config.largest()),
                        atLeast(0, "reserve", config.reserve())),
                new Patience(
                        (int) positive("attempts", config.attempts()),
                        Duration.ofMillis(positive("pause", config.pause())),
                        LONGEST_PAUSE,
                        Duration.ofSeconds(positive("timeLimit", config.timeLimit()))),
                atLeast(0, "deferral", config.deferral()));
    }

    private static long positive(String name, long value) {
        return atLeast(1, name, value);
    }

    private static long atLeast(long least, String name, long value) {
        if (value < least) {
            throw complaint("%s is %d; it must be at least %d".formatted(name, value, least));
        }
        return value;
    }

    private static IllegalArgumentException complaint(String what) {
        return new IllegalArgumentException(FirmwareUpdateConfig.PID + ": " + what);
    }

    /** Cancel, severity and deferral came with 1.1. */
    boolean canDefer() {
        return !version.equals("1.0");
    }

    /** An update that follows the download by itself came with 1.2. */
    boolean isAutomatic() {
        return version.equals("1.2");
    }

    FirmwareUpdate.Parts parts(FirmwareInstaller installer, Downloaders downloaders, Approvals approvals, Clock clock) {
        var terms = new Terms(Terms.MANDATORY, deferral, false);
        var file = new PackageFile(folder.resolve("package"), limits);
        var mark = new InstallationMark(folder);
        return new FirmwareUpdate.Parts(
                clock, file, mark, installer, downloaders, approvals, patience, terms, canDefer());
    }
}
