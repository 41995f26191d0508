// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.bridge.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How much memory is in use: /proc/meminfo (proc(5)). */
final class Memory implements Device {

    private final Path file;
    private final Point used = Point.measured(LinuxPoints.NAME, "memory/used", Kinds.PERCENTAGE, "Memory used", "%")
            .within(0, 100);
    private final Point available =
            Point.measured(LinuxPoints.NAME, "memory/available", Kinds.NUMBER, "Memory available", "B");

    Memory(Path root) {
        file = root.resolve("proc/meminfo");
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Sample> read() throws IOException {
        double total = Double.NaN;
        double free = Double.NaN;
        for (var line : SysFiles.text(file).split("\n")) {
            if (line.startsWith("MemTotal:")) {
                total = kibibytes(line);
            }
            if (line.startsWith("MemAvailable:")) {
                free = kibibytes(line);
            }
        }
        return List.of(new Sample(used, 100 * (total - free) / total), new Sample(available, free * 1024));
    }

    private static double kibibytes(String line) {
        return Double.parseDouble(line.replaceAll("[^0-9]", ""));
    }
}
