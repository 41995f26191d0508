// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import io.tessera.lwm2m.platform.DeviceInfo;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** The framework, or the application in it, as the software of the device. Knows the framework, since it is about it. */
@Component(name = OsgiConfig.PID, configurationPid = OsgiConfig.PID, property = "service.ranking:Integer=-100")
@Designate(ocd = OsgiConfig.class)
public final class OsgiDevice implements DeviceInfo {

    private final BundleContext framework;
    private final String bundle;

    @Activate
    public OsgiDevice(OsgiConfig config, BundleContext framework) {
        this.framework = framework;
        bundle = config.bundle().isBlank()
                ? framework.getBundle(Constants.SYSTEM_BUNDLE_ID).getSymbolicName()
                : config.bundle().trim();
    }

    /** Name and version of the newest installed bundle of the configured name. */
    @Override
    public Optional<String> softwareVersion() {
        return Stream.of(framework.getBundles())
                .filter(installed -> bundle.equals(installed.getSymbolicName()))
                .max(Comparator.comparing(Bundle::getVersion))
                .map(found -> bundle + " " + found.getVersion());
    }
}
