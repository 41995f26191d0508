// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done to the bundles of the framework, on a thread that may wait. */
record Bundles(BundleContext framework) {

    /** Seconds until the bundles that were wired to a changed one run again. */
    private static final long LONGEST_REFRESH = 60;

    private static final String LOCATION = "lwm2m:";

    private static final Logger LOG = LoggerFactory.getLogger(Bundles.class);

    /** The newest one of a name. */
    Optional<Bundle> find(String name) {
        return Stream.of(framework.getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .max(Comparator.comparing(Bundle::getVersion));
    }

    /** These, and all that are wired to them. */
    Collection<Bundle> dependents(Collection<Bundle> changed) {
        return changed.isEmpty() ? changed : wiring().getDependencyClosure(changed);
    }

    /** Installs one that isn't there yet, unless it can't be resolved. */
    Bundle install(String name, Path file) throws BundleException, IOException {
        var bundle = add(name, file);
        try {
            resolve(bundle);
            return bundle;
        } catch (BundleException e) {
            bundle.uninstall();
            throw e;
        }
    }

    /** Installs one that isn't there yet, as it is. */
    Bundle add(String name, Path file) throws BundleException, IOException {
        try (var in = Files.newInputStream(file)) {
            return framework.installBundle(LOCATION + name, in);
        }
    }

    /** Takes back what {@link #add} did, if it did. */
    void drop(String name) throws BundleException {
        var bundle = framework.getBundle(LOCATION + name);
        if (bundle != null) {
            bundle.uninstall();
        }
    }

    /** Stops it, and puts another version in its place; it isn't in force before it is refreshed. */
    void update(Bundle bundle, Path file) throws BundleException, IOException {
        bundle.stop(Bundle.STOP_TRANSIENT);
        try (var in = Files.newInputStream(file)) {
            bundle.update(in);
        }
    }

    /** @param starts whether it runs afterwards */
    void replace(Bundle bundle, Path file, boolean starts) throws BundleException, IOException, InterruptedException {
        update(bundle, file);
        refresh(Set.of(bundle));
        resolve(bundle);
        if (starts) {
            start(bundle);
        }
    }

    /** What the version before wanted counts for this one: whether it starts at once, or with its first class. */
    void start(Bundle bundle) throws BundleException {
        boolean isLazy = bundle.adapt(BundleStartLevel.class).isActivationPolicyUsed();
        bundle.start(isLazy ? Bundle.START_ACTIVATION_POLICY : 0);
    }

    void uninstall(Bundle bundle) throws BundleException, InterruptedException {
        bundle.uninstall();
        refresh(Set.of(bundle));
    }

    /** Whoever used the old classes uses the new ones. */
    void refresh(Collection<Bundle> changed) throws InterruptedException {
        if (changed.isEmpty()) {
            return;
        }
        var refreshed = new CountDownLatch(1);
        wiring().refreshBundles(changed, event -> refreshed.countDown());
        if (!refreshed.await(LONGEST_REFRESH, TimeUnit.SECONDS)) {
            LOG.warn("The bundles that use {} are not back yet", changed);
        }
    }

    /** Resolves all of them together, whatever their order. */
    void resolve(Collection<Bundle> all) throws BundleException {
        if (wiring().resolveBundles(all)) {
            return;
        }
        for (var bundle : all) {
            resolve(bundle);
        }
    }

    private void resolve(Bundle bundle) throws BundleException {
        if (wiring().resolveBundles(Set.of(bundle))) {
            return;
        }
        // Only an attempt to start it tells what is missing.
        bundle.start(Bundle.START_TRANSIENT);
        bundle.stop(Bundle.STOP_TRANSIENT);
    }

    private FrameworkWiring wiring() {
        return framework.getBundle(0).adapt(FrameworkWiring.class);
    }
}
