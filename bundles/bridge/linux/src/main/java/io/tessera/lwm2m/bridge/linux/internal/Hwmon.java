// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.bridge.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hardware monitoring chips: /sys/class/hwmon (kernel documentation, hwmon/sysfs-interface). */
final class Hwmon implements Family {

    private record Quantity(String kind, String units, double scale) {}

    private static final Map<String, Quantity> QUANTITIES = Map.of(
            "temp", new Quantity(Kinds.TEMPERATURE, "Cel", 1e-3),
            "in", new Quantity(Kinds.VOLTAGE, "V", 1e-3),
            "curr", new Quantity(Kinds.CURRENT, "A", 1e-3),
            "power", new Quantity(Kinds.POWER, "W", 1e-6),
            "energy", new Quantity(Kinds.ENERGY, "J", 1e-6),
            "humidity", new Quantity(Kinds.HUMIDITY, "%RH", 1e-3),
            "fan", new Quantity(Kinds.RATE, "1/min", 1),
            "freq", new Quantity(Kinds.FREQUENCY, "Hz", 1));

    private final Path folder;

    Hwmon(Path root) {
        folder = root.resolve("sys/class/hwmon");
    }

    @Override
    public List<Device> devices() throws IOException {
        var devices = new ArrayList<Device>();
        for (var chip : SysFiles.list(folder, "hwmon*")) {
            device(chip).ifPresent(devices::add);
        }
        return devices;
    }

    private static Optional<Device> device(Path chip) throws IOException {
        var driver = SysFiles.optionalText(chip.resolve("name")).orElse("hwmon");
        var name = "hwmon/" + driver + place(chip);
        var channels = new ArrayList<Channel>();
        for (var file : SysFiles.list(chip, "*_input")) {
            channel(name, driver, file).ifPresent(channels::add);
        }
        return channels.isEmpty() ? Optional.empty() : Optional.of(new ChannelDevice(name, channels));
    }

    /** Where the chip sits: unlike the number of its folder, that stays the same over restarts. */
    private static String place(Path chip) throws IOException {
        var device = chip.resolve("device");
        return Files.exists(device) ? "@" + device.toRealPath().getFileName() : "";
    }

    private static Optional<Channel> channel(String name, String driver, Path file) {
        var fileName = file.getFileName().toString();
        var channel = fileName.substring(0, fileName.length() - "_input".length());
        var quantity = QUANTITIES.get(channel.replaceAll("[0-9]+$", ""));
        if (quantity == null) {
            return Optional.empty();
        }
        var label =
                SysFiles.optionalText(file.resolveSibling(channel + "_label")).orElse(channel);
        var point = Point.measured(
                LinuxPoints.NAME, name + "/" + channel, quantity.kind, driver + " " + label, quantity.units);
        return Optional.of(new Channel(point, file, quantity.scale));
    }
}
