// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.bridge.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Batteries and mains: /sys/class/power_supply (kernel documentation, ABI/testing/sysfs-class-power). */
final class PowerSupplies implements Family {

    private record Attribute(String file, String kind, String units, double scale) {}

    private static final List<Attribute> ATTRIBUTES = List.of(
            new Attribute("capacity", Kinds.PERCENTAGE, "%", 1),
            new Attribute("voltage_now", Kinds.VOLTAGE, "V", 1e-6),
            new Attribute("current_now", Kinds.CURRENT, "A", 1e-6),
            new Attribute("power_now", Kinds.POWER, "W", 1e-6),
            new Attribute("temp", Kinds.TEMPERATURE, "Cel", 0.1));

    private final Path folder;

    PowerSupplies(Path root) {
        folder = root.resolve("sys/class/power_supply");
    }

    @Override
    public List<Device> devices() throws IOException {
        var devices = new ArrayList<Device>();
        for (var supply : SysFiles.list(folder, "*")) {
            device(supply).ifPresent(devices::add);
        }
        return devices;
    }

    private static Optional<Device> device(Path supply) {
        var name = "power/" + supply.getFileName();
        var channels = ATTRIBUTES.stream()
                .filter(attribute -> Files.exists(supply.resolve(attribute.file)))
                .map(attribute -> channel(name, supply, attribute))
                .toList();
        return channels.isEmpty() ? Optional.empty() : Optional.of(new ChannelDevice(name, channels));
    }

    private static Channel channel(String name, Path supply, Attribute attribute) {
        var label = supply.getFileName() + " " + attribute.kind;
        var point =
                Point.measured(LinuxPoints.NAME, name + "/" + attribute.file, attribute.kind, label, attribute.units);
        var ranged = attribute.kind.equals(Kinds.PERCENTAGE) ? point.within(0, 100) : point;
        return new Channel(ranged, supply.resolve(attribute.file), attribute.scale);
    }
}
