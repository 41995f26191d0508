// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_component.internal;

import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** What is configured. Its configuration becomes its service properties, by which the Object stays away. */
@Component(
        name = SoftwareComponentConfig.PID,
        configurationPid = SoftwareComponentConfig.PID,
        service = SoftwareComponentSettings.class)
@Designate(ocd = SoftwareComponentConfig.class)
public final class SoftwareComponentSettings {

    private final SoftwareComponentConfig config;

    @Activate
    public SoftwareComponentSettings(SoftwareComponentConfig config) {
        this.config = config;
    }

    boolean isShown(String name) {
        return Stream.of(config.names())
                .map(String::trim)
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                        : name.equals(pattern));
    }

    boolean allowsControl() {
        return config.control();
    }
}
