// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.bridge.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** /sys/class/thermal (kernel documentation, thermal/sysfs-api). */
final class ThermalZones implements Family {

    private final Path folder;

    ThermalZones(Path root) {
        folder = root.resolve("sys/class/thermal");
    }

    @Override
    public List<Device> devices() throws IOException {
        var devices = new ArrayList<Device>();
        for (var zone : SysFiles.list(folder, "thermal_zone*")) {
            devices.add(device(zone));
        }
        return devices;
    }

    private static Device device(Path zone) {
        var number = zone.getFileName().toString().substring("thermal_zone".length());
        var type = SysFiles.optionalText(zone.resolve("type")).orElse("zone");
        var name = "thermal/" + type + "@" + number;
        var point = Point.measured(LinuxPoints.NAME, name, Kinds.TEMPERATURE, type, "Cel");
        return new ChannelDevice(name, List.of(new Channel(point, zone.resolve("temp"), 1e-3)));
    }
}
