// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.osgi.launch.EquinoxFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** Equinox 3.16 with SCR 2.1.16, as Kura has them, in this process: the tests offer it Kura's services. */
final class Ground implements AutoCloseable {

    /** Exported by the framework, so that the tests and the bundles mean the same types. Versions of Kura 5.0. */
    private static final String PACKAGES = String.join(
            ",",
            "org.eclipse.kura;version=1.6",
            "org.eclipse.kura.asset;version=1.0",
            "org.eclipse.kura.channel;version=1.1",
            "org.eclipse.kura.channel.listener;version=1.0",
            "org.eclipse.kura.type;version=1.1",
            "org.eclipse.kura.wire;version=2.0",
            "org.osgi.service.wireadmin;version=1.0.1",
            "org.eclipse.kura.configuration;version=1.2",
            "org.eclipse.kura.crypto;version=1.3",
            "org.eclipse.kura.cloudconnection;version=1.0",
            "org.eclipse.kura.cloudconnection.listener;version=1.0",
            "org.eclipse.kura.cloudconnection.message;version=1.0",
            "org.eclipse.kura.cloudconnection.subscriber.listener;version=1.0",
            "org.eclipse.kura.system;version=1.5",
            "org.eclipse.kura.web.api;version=1.0",
            "org.eclipse.kura.position;version=1.2",
            "org.eclipse.kura.security.keystore;version=1.0",
            "org.eclipse.kura.deployment.agent;version=1.0",
            "javax.servlet;version=3.1",
            "javax.servlet.http;version=3.1",
            "org.osgi.service.cm;version=1.6",
            "org.osgi.service.deploymentadmin;version=1.1",
            "org.osgi.service.event;version=1.4",
            "org.osgi.service.http;version=1.2.1",
            "org.osgi.service.metatype;version=1.4",
            "org.osgi.service.useradmin;version=1.1",
            "org.osgi.util.measurement;version=1.0.2",
            "org.osgi.util.position;version=1.0.1");

    private static final Pattern OURS = Pattern.compile("io\\.tessera:(io\\.tessera[^:]*):");
    private static final long PATIENCE = 30_000;

    private final Framework framework;

    /** @param configurationAdmin the bundle that has it: Kura's, or Felix's */
    Ground(Path storage, String configurationAdmin) throws BundleException, IOException {
        var properties = new HashMap<>(Map.of(
                "org.osgi.framework.storage",
                storage.toString(),
                "org.osgi.framework.storage.clean",
                "onFirstInit",
                "org.osgi.framework.system.packages.extra",
                PACKAGES));
        framework = new EquinoxFactory().newFramework(properties);
        framework.start();
        for (var name : List.of(
                "slf4j-api",
                "logback-core",
                "logback-classic",
                "org.eclipse.osgi.util",
                configurationAdmin,
                "org.eclipse.equinox.metatype",
                "org.apache.felix.scr")) {
            install(Path.of(System.getProperty("kura.ground")).resolve(name + ".jar"));
        }
        for (var bundle : context().getBundles()) {
            bundle.start();
        }
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** A room's bundle as built, such as {@code kura/configuration}. Not started. */
    Bundle room(String name) throws BundleException, IOException {
        return install(jar(name));
    }

    /** Our bundles of a feature, such as {@code client}; those that are there already are left out. Not started. */
    void feature(String name) throws BundleException, IOException {
        var root = Path.of(System.getProperty("tessera.root"));
        var text = Files.readString(root.resolve("features").resolve(name + ".json"));
        var known = Arrays.stream(context().getBundles())
                .map(Bundle::getSymbolicName)
                .collect(Collectors.toSet());
        for (var match : OURS.matcher(text).results().toList()) {
            if (!known.contains(match.group(1))) {
                install(built(root.resolve("bundles"), match.group(1)));
            }
        }
    }

    private static Path built(Path bundles, String symbolicName) throws IOException {
        try (var files = Files.find(bundles, 4, (file, attributes) -> isJar(file, symbolicName))) {
            return files.findFirst()
                    .orElseThrow(() -> new IllegalStateException("build %s first".formatted(symbolicName)));
        }
    }

    private static boolean isJar(Path file, String symbolicName) {
        return file.getParent().endsWith("target")
                && file.getFileName().toString().matches(Pattern.quote(symbolicName) + "-[^-]+(-SNAPSHOT)?\\.jar");
    }

    static Path jar(String room) throws IOException {
        var folder = Path.of(System.getProperty("tessera.root"), "bundles", room, "target");
        try (var files = Files.list(folder)) {
            return files.filter(file ->
                            file.getFileName().toString().matches("io\\.tessera\\.[^-]+-[^-]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("build %s first".formatted(room)));
        }
    }

    private Bundle install(Path file) throws BundleException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return context().installBundle(file.toString(), in);
        }
    }

    /** As the deployment agent does after an update. */
    void refresh(Bundle bundle) throws InterruptedException {
        var refreshed = new CountDownLatch(1);
        framework.adapt(FrameworkWiring.class).refreshBundles(List.of(bundle), event -> refreshed.countDown());
        if (!refreshed.await(PATIENCE, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("not refreshed");
        }
    }

    @Override
    public void close() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(PATIENCE);
    }
}
