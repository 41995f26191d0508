// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleWiring;

/** Which bundles may be changed. */
record Guard(SoftwareSettings settings, BundleContext framework) {

    /** @throws SoftwareRefused if no bundle of that name may be there by a server's will */
    void check(String name) throws SoftwareRefused {
        if (!settings.mayChange(name)) {
            throw new SoftwareRefused(Reason.NOT_ALLOWED, name + " is none of the bundles that may be changed");
        }
    }

    /** @throws SoftwareRefused if it may not come, or not take the place of the one that is there */
    void check(BundlePackage content, Optional<Bundle> there) throws SoftwareRefused {
        check(content.name());
        if (there.isPresent()) {
            check(there.get());
            checkVersion(content.name(), content.version(), there.get().getVersion());
        }
    }

    /** @throws SoftwareRefused if it is older than what is there, where that isn't allowed */
    void checkVersion(String name, Version version, Version there) throws SoftwareRefused {
        if (version.compareTo(there) < 0 && !settings.allowsOlder()) {
            throw new SoftwareRefused(Reason.NOT_ALLOWED, "%s %s is older than %s".formatted(name, version, there));
        }
    }

    /** @throws SoftwareRefused if nobody may touch it */
    void check(Bundle bundle) throws SoftwareRefused {
        check(FrameworkInventory.describe(bundle).content().name());
        if (closure(List.of(framework.getBundle(0), framework.getBundle())).contains(bundle)) {
            throw new SoftwareRefused(Reason.NOT_ALLOWED, "the installer itself needs " + bundle.getSymbolicName());
        }
        if (!settings.allowsConnection() && carriesConnection(bundle)) {
            throw new SoftwareRefused(Reason.NOT_ALLOWED, bundle.getSymbolicName() + " carries the connection");
        }
    }

    boolean carriesConnection(Bundle bundle) {
        var roots = Stream.of(framework.getBundles())
                .filter(some -> some.getSymbolicName() != null && settings.carriesConnection(some.getSymbolicName()))
                .toList();
        return closure(roots).contains(bundle);
    }

    /** These, and all that they are wired to. */
    private static Set<Bundle> closure(Collection<Bundle> roots) {
        var all = new HashSet<>(roots);
        var open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            providers(open.remove()).filter(all::add).forEach(open::add);
        }
        return all;
    }

    private static Stream<Bundle> providers(Bundle bundle) {
        var wiring = bundle.adapt(BundleWiring.class);
        var wires = wiring == null ? null : wiring.getRequiredWires(null);
        return wires == null
                ? Stream.empty()
                : wires.stream().map(wire -> wire.getProvider().getBundle());
    }
}
