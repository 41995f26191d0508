// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import io.tessera.lwm2m.bridge.Kinds;
import io.tessera.lwm2m.bridge.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Industrial I/O sensors: /sys/bus/iio/devices (kernel documentation, ABI/testing/sysfs-bus-iio). */
final class IndustrialIo implements Family {

    private record Quantity(String kind, String units, double scale) {}

    private static final Map<String, Quantity> QUANTITIES = Map.of(
            "temp", new Quantity(Kinds.TEMPERATURE, "Cel", 1e-3),
            "humidityrelative", new Quantity(Kinds.HUMIDITY, "%RH", 1e-3),
            "pressure", new Quantity(Kinds.PRESSURE, "Pa", 1e3),
            "illuminance", new Quantity(Kinds.ILLUMINANCE, "lx", 1),
            "voltage", new Quantity(Kinds.VOLTAGE, "V", 1e-3),
            "current", new Quantity(Kinds.CURRENT, "A", 1e-3),
            "power", new Quantity(Kinds.POWER, "W", 1e-3),
            "distance", new Quantity(Kinds.DISTANCE, "m", 1));

    private final Path folder;

    IndustrialIo(Path root) {
        folder = root.resolve("sys/bus/iio/devices");
    }

    @Override
    public List<Device> devices() throws IOException {
        var devices = new ArrayList<Device>();
        for (var sensor : SysFiles.list(folder, "iio:device*")) {
            device(sensor).ifPresent(devices::add);
        }
        return devices;
    }

    private static Optional<Device> device(Path sensor) throws IOException {
        var driver = SysFiles.optionalText(sensor.resolve("name")).orElse("iio");
        var number = sensor.getFileName().toString().substring("iio:device".length());
        var name = "iio/" + driver + "@" + number;
        var channels = new ArrayList<Channel>();
        for (var file : SysFiles.list(sensor, "in_*_{input,raw}")) {
            channel(name, driver, file).ifPresent(channels::add);
        }
        return channels.isEmpty() ? Optional.empty() : Optional.of(new ChannelDevice(name, channels));
    }

    /** A processed value is in the unit of its kind; a raw one is (raw + offset) * scale in that unit. */
    private static Optional<Channel> channel(String name, String driver, Path file) {
        var fileName = file.getFileName().toString();
        var channel = fileName.substring("in_".length(), fileName.lastIndexOf('_'));
        var quantity = QUANTITIES.get(channel.replaceAll("[0-9]+$", ""));
        if (quantity == null) {
            return Optional.empty();
        }
        var point = Point.measured(
                LinuxPoints.NAME, name + "/" + channel, quantity.kind, driver + " " + channel, quantity.units);
        if (fileName.endsWith("_input")) {
            return Optional.of(new Channel(point, file, quantity.scale));
        }
        double scale = numberOr(1, file.resolveSibling("in_" + channel + "_scale"));
        double offset = numberOr(0, file.resolveSibling("in_" + channel + "_offset"));
        return Optional.of(new Channel(point, file, offset, scale * quantity.scale));
    }

    private static double numberOr(double absent, Path file) {
        double number = SysFiles.number(file);
        return Double.isNaN(number) ? absent : number;
    }
}
