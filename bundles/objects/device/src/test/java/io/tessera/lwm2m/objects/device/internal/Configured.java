// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.device.internal;

import java.lang.annotation.Annotation;
import java.util.Map;

/** A configuration with some of its attributes given. */
@SuppressWarnings({"ClassExplicitlyAnnotation", "ImmutableAnnotationChecker"})
record Configured(Map<String, String> values) implements DeviceConfig {

    @Override
    public String manufacturer() {
        return values.getOrDefault("manufacturer", "");
    }

    @Override
    public String model_number() {
        return values.getOrDefault("model.number", "");
    }

    @Override
    public String serial_number() {
        return values.getOrDefault("serial.number", "");
    }

    @Override
    public String device_type() {
        return values.getOrDefault("device.type", "");
    }

    @Override
    public String firmware_version() {
        return values.getOrDefault("firmware.version", "");
    }

    @Override
    public String hardware_version() {
        return values.getOrDefault("hardware.version", "");
    }

    @Override
    public String software_version() {
        return values.getOrDefault("software.version", "");
    }

    @Override
    public String bindings() {
        return values.getOrDefault("bindings", "U");
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return DeviceConfig.class;
    }
}
