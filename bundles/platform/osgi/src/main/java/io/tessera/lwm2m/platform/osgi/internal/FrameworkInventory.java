// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import io.tessera.lwm2m.platform.software.InstalledSoftware;
import io.tessera.lwm2m.platform.software.SoftwareInventory;
import io.tessera.lwm2m.platform.software.SoftwarePackage;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The bundles of the framework as the software of the gateway. */
@Component(name = "io.tessera.lwm2m.platform.osgi.inventory", service = SoftwareInventory.class)
public final class FrameworkInventory implements SoftwareInventory {

    private final BundleContext framework;

    @Activate
    public FrameworkInventory(BundleContext framework) {
        this.framework = framework;
    }

    @Override
    public List<InstalledSoftware> installed() {
        return Stream.of(framework.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
                .sorted(Comparator.comparingLong(Bundle::getBundleId))
                .map(FrameworkInventory::describe)
                .toList();
    }

    static InstalledSoftware describe(Bundle bundle) {
        var content = new SoftwarePackage(name(bundle), bundle.getVersion().toString());
        return new InstalledSoftware(Long.toString(bundle.getBundleId()), content, isActive(bundle));
    }

    /** A bundle of before OSGi R4 has no name of its own. */
    private static String name(Bundle bundle) {
        var name = bundle.getSymbolicName();
        return name == null ? "bundle-" + bundle.getBundleId() : name;
    }

    /** A bundle that waits for its first class to be loaded is as good as started. */
    static boolean isActive(Bundle bundle) {
        return bundle.getState() == Bundle.ACTIVE
                || (bundle.getState() == Bundle.STARTING
                        && Constants.ACTIVATION_LAZY.equals(activation(bundle))
                        && bundle.adapt(BundleStartLevel.class).isActivationPolicyUsed());
    }

    private static String activation(Bundle bundle) {
        var policy = bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY);
        return policy == null ? "" : policy.replaceFirst(";.*", "").trim();
    }

    @Override
    public AutoCloseable listen(Runnable changed) {
        BundleListener listener = event -> changed.run();
        framework.addBundleListener(listener);
        return () -> framework.removeBundleListener(listener);
    }
}
