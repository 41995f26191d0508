// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import io.tessera.lwm2m.platform.DeviceInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.kura.system.SystemService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The gateway as Kura is told of it, before what the operating system says. Read once. */
@Component(name = "io.tessera.lwm2m.platform.kura.device", property = "service.ranking:Integer=100")
public final class KuraDevice implements DeviceInfo {

    /** What Kura answers where it doesn't know. */
    private static final Set<String> UNKNOWN = Set.of("", "unknown", "unsupported", "n/a");

    private final Optional<String> manufacturer;
    private final Optional<String> model;
    private final Optional<String> serialNumber;
    private final Optional<String> firmwareVersion;
    private final Optional<String> softwareVersion;

    @Activate
    public KuraDevice(@Reference(name = "system") SystemService system) {
        manufacturer = known(system.getProperties().getProperty("kura.company"));
        model = known(system.getModelName());
        serialNumber = known(system.getSerialNumber());
        firmwareVersion = known(system.getFirmwareVersion());
        softwareVersion = known(system.getKuraVersion())
                .map(version -> version.toLowerCase(Locale.ROOT).startsWith("kura") ? version : "Kura " + version);
    }

    private static Optional<String> known(String told) {
        return Optional.ofNullable(told)
                .map(String::strip)
                .filter(text -> !UNKNOWN.contains(text.toLowerCase(Locale.ROOT)));
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

    /** Kura itself. */
    @Override
    public Optional<String> softwareVersion() {
        return softwareVersion;
    }
}
