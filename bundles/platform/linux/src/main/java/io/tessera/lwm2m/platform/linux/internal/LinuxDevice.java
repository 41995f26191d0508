// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import io.tessera.lwm2m.platform.DeviceInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The host by its firmware's tables: DMI on a PC, the device tree on a board. Read once. */
@Component(name = "io.tessera.lwm2m.platform.linux.device")
public final class LinuxDevice implements DeviceInfo {

    private static final String DMI = "sys/class/dmi/id/";
    private static final String TREE = "proc/device-tree/";
    private static final Pattern PRETTY_NAME = Pattern.compile("(?m)^PRETTY_NAME=[\"']?(.*?)[\"']?\\s*$");

    /** What vendors leave in the tables when they don't fill them in. */
    private static final Set<String> PLACEHOLDERS = Set.of(
            "to be filled by o.e.m.",
            "default string",
            "not specified",
            "not applicable",
            "not available",
            "system manufacturer",
            "system product name",
            "system serial number",
            "system version",
            "o.e.m.",
            "oem",
            "none",
            "unknown",
            "n/a",
            "na",
            "x.x",
            "0",
            "0123456789",
            "123456789");

    private final Optional<String> manufacturer;
    private final Optional<String> model;
    private final Optional<String> serialNumber;
    private final Optional<String> firmwareVersion;
    private final Optional<String> hardwareVersion;
    private final Optional<String> softwareVersion;

    @Activate
    public LinuxDevice(@Reference(name = "settings") LinuxSettings settings) {
        this(settings.files());
    }

    LinuxDevice(HostFiles files) {
        manufacturer = fact(files, DMI + "sys_vendor");
        model = fact(files, DMI + "product_name").or(() -> fact(files, TREE + "model"));
        serialNumber = fact(files, DMI + "product_serial").or(() -> fact(files, TREE + "serial-number"));
        firmwareVersion = fact(files, DMI + "bios_version").or(() -> fact(files, TREE + "chosen/u-boot,version"));
        hardwareVersion = fact(files, DMI + "product_version").or(() -> fact(files, DMI + "board_version"));
        softwareVersion = files.text("etc/os-release").flatMap(LinuxDevice::prettyName);
    }

    @Override
    public Optional<String> manufacturer() {
        return manufacturer;
    }

    @Override
    public Optional<String> model() {
        return model;
    }

    @Override
    public Optional<String> serialNumber() {
        return serialNumber;
    }

    @Override
    public Optional<String> firmwareVersion() {
        return firmwareVersion;
    }

    @Override
    public Optional<String> hardwareVersion() {
        return hardwareVersion;
    }

    /** The operating system. */
    @Override
    public Optional<String> softwareVersion() {
        return softwareVersion;
    }

    private static Optional<String> fact(HostFiles files, String file) {
        return files.text(file).filter(text -> !PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT)));
    }

    private static Optional<String> prettyName(String release) {
        var line = PRETTY_NAME.matcher(release);
        return line.find() ? Optional.of(line.group(1)).filter(name -> !name.isBlank()) : Optional.empty();
    }
}
