// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** What is configured; its configuration becomes its service properties, by which what isn't shown stays away. */
@Component(name = CapabilityConfig.PID, configurationPid = CapabilityConfig.PID, service = CapabilitySettings.class)
@Designate(ocd = CapabilityConfig.class)
public final class CapabilitySettings {

    private final String[] switchable;

    @Activate
    public CapabilitySettings(CapabilityConfig config) {
        this(config.change());
    }

    CapabilitySettings(String... switchable) {
        this.switchable = switchable.clone();
    }

    boolean isSwitchable(String id) {
        return Stream.of(switchable)
                .map(String::trim)
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? id.startsWith(pattern.substring(0, pattern.length() - 1))
                        : id.equals(pattern));
    }
}
