// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** What whole disks read and write: /proc/diskstats (kernel documentation, admin-guide/iostats). */
final class Disks implements Device {

    private static final int SECTOR = 512;

    private final Path statistics;
    private final Path wholeDisks;
    private final Rates rates;

    Disks(Path root, LongSupplier nanoTime) {
        statistics = root.resolve("proc/diskstats");
        wholeDisks = root.resolve("sys/block");
        rates = new Rates(nanoTime);
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public List<Sample> read() throws IOException {
        var samples = new ArrayList<Sample>();
        for (var line : SysFiles.text(statistics).split("\n")) {
            var fields = line.strip().split("\\s+");
            if (fields.length >= 10 && Files.exists(wholeDisks.resolve(fields[2]))) {
                var name = "disk/" + fields[2];
                samples.add(rates.sample(name + "/read", fields[2] + " read", Double.parseDouble(fields[5]) * SECTOR));
                samples.add(rates.sample(
                        name + "/written", fields[2] + " written", Double.parseDouble(fields[9]) * SECTOR));
            }
        }
        return samples;
    }
}
