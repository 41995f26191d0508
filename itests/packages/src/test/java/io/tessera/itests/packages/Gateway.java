// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.packages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.osgi.launch.EquinoxFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.BundleListener;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** Equinox 3.16 with the Deployment Admin, and what else of Kura installs packages. */
final class Gateway implements AutoCloseable {

    private static final String DEPLOYMENT_ADMIN = "org.osgi.service.deploymentadmin.DeploymentAdmin";
    private static final long PATIENCE = 60_000;

    private final Framework framework;

    Gateway(Path storage) throws BundleException, IOException {
        framework = new EquinoxFactory()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        storage.toString(),
                        "org.osgi.framework.storage.clean",
                        "onFirstInit"));
        framework.start();
        try (var files = Files.list(Path.of(System.getProperty("kura.ground")))) {
            for (var file : files.sorted().toList()) {
                context().installBundle("reference:" + file.toUri());
            }
        }
        for (var bundle : context().getBundles()) {
            bundle.start();
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** As Kura's deployment agent does, which refreshes after it. */
    void install(byte[] deploymentPackage) throws Exception {
        var reference = context().getServiceReference(DEPLOYMENT_ADMIN);
        var admin = context().getService(reference);
        try {
            // Its type is a class of the framework, and none of this test.
            admin.getClass()
                    .getMethod("installDeploymentPackage", InputStream.class)
                    .invoke(admin, new ByteArrayInputStream(deploymentPackage));
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        } finally {
            context().ungetService(reference);
        }
        refresh();
    }

    private void refresh() throws InterruptedException {
        var refreshed = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(null, event -> refreshed.countDown());
        if (!refreshed.await(PATIENCE, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("not refreshed");
        }
    }

    Bundle bundle(String symbolicName) {
        return Arrays.stream(context().getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(symbolicName))
                .findFirst()
                .orElseThrow();
    }

    /** A bundle that lacked an import is started by the framework when it resolves. */
    void awaitActive(String symbolicName) throws InterruptedException {
        var started = new CountDownLatch(1);
        BundleListener listener = event -> {
            if (event.getBundle().getState() == Bundle.ACTIVE
                    && event.getBundle().getSymbolicName().equals(symbolicName)) {
                started.countDown();
            }
        };
        context().addBundleListener(listener);
        try {
            if (bundle(symbolicName).getState() != Bundle.ACTIVE && !started.await(PATIENCE, TimeUnit.MILLISECONDS)) {
                throw new AssertionError(symbolicName + " isn't active");
            }
        } finally {
            context().removeBundleListener(listener);
        }
    }

    /** Those that stop from now on. */
    Set<String> stopping() {
        var names = new ConcurrentSkipListSet<String>();
        context().addBundleListener((SynchronousBundleListener) event -> {
            if (event.getType() == BundleEvent.STOPPED) {
                names.add(event.getBundle().getSymbolicName());
            }
        });
        return names;
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(PATIENCE);
    }
}
