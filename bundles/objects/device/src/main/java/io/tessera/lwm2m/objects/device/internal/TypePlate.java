// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import io.tessera.lwm2m.platform.DeviceInfo;
import java.util.Optional;
import java.util.function.Supplier;

/** What the device is: as it is configured, or else as the platform knows it. */
final class TypePlate {

    private final DeviceInfo platform;
    private volatile DeviceConfig config;

    TypePlate(DeviceConfig config, DeviceInfo platform) {
        this.config = config;
        this.platform = platform;
    }

    void become(DeviceConfig next) {
        config = next;
    }

    Optional<String> manufacturer() {
        return first(config.manufacturer(), platform::manufacturer);
    }

    Optional<String> model() {
        return first(config.model_number(), platform::model);
    }

    Optional<String> serialNumber() {
        return first(config.serial_number(), platform::serialNumber);
    }

    Optional<String> firmwareVersion() {
        return first(config.firmware_version(), platform::firmwareVersion);
    }

    Optional<String> deviceType() {
        return first(config.device_type(), platform::deviceType);
    }

    Optional<String> hardwareVersion() {
        return first(config.hardware_version(), platform::hardwareVersion);
    }

    Optional<String> softwareVersion() {
        return first(config.software_version(), platform::softwareVersion);
    }

    String bindings() {
        return config.bindings();
    }

    private static Optional<String> first(String configured, Supplier<Optional<String>> platform) {
        return configured.isBlank() ? platform.get() : Optional.of(configured.trim());
    }
}
