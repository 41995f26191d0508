// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.bridge.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.StringTokenizer;

/** How busy the processors are: /proc/stat and /proc/loadavg (proc(5)). */
final class Processor implements Device {

    private static final int IDLE = 3;
    private static final int IOWAIT = 4;
    private static final int FIELDS = 8;

    private final Path stat;
    private final Path loadAverage;
    private final Point busy = Point.measured(LinuxPoints.NAME, "cpu/busy", Kinds.PERCENTAGE, "CPU busy", "%")
            .within(0, 100);
    private final Point load =
            Point.measured(LinuxPoints.NAME, "cpu/load", Kinds.NUMBER, "CPU load average over 1 min", "");

    private long idleBefore;
    private long totalBefore;
    private double busyBefore = Double.NaN;

    Processor(Path root) {
        stat = root.resolve("proc/stat");
        loadAverage = root.resolve("proc/loadavg");
    }

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public List<Sample> read() throws IOException {
        var average = new StringTokenizer(SysFiles.text(loadAverage));
        return List.of(new Sample(busy, busy()), new Sample(load, Double.parseDouble(average.nextToken())));
    }

    /** Since the last reading, or since the machine was started; the same as then if no tick has passed. */
    private double busy() throws IOException {
        var fields = new StringTokenizer(SysFiles.text(stat));
        fields.nextToken();
        long idle = 0;
        long total = 0;
        for (int i = 0; i < FIELDS; i++) {
            long ticks = Long.parseLong(fields.nextToken());
            total += ticks;
            idle += i == IDLE || i == IOWAIT ? ticks : 0;
        }
        long passed = total - totalBefore;
        if (passed > 0) {
            double busyNow = 100.0 * (passed - (idle - idleBefore)) / passed;
            busyBefore = Math.min(100, Math.max(0, busyNow));
        }
        totalBefore = total;
        idleBefore = idle;
        return busyBefore;
    }
}
