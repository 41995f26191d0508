// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.gpsd.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** What is configured. It becomes service properties, by which the source stays away while it isn't enabled. */
@Component(name = GpsdConfig.PID, configurationPid = GpsdConfig.PID, service = GpsdSettings.class)
@Designate(ocd = GpsdConfig.class)
public final class GpsdSettings {

    private final GpsdConfig config;

    @Activate
    public GpsdSettings(GpsdConfig config) {
        this.config = config;
    }

    GpsdConfig config() {
        return config;
    }
}
