// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Asks a framework's own resolver whether a set of bundles fits together: that of the framework that this class is loaded
 * with. Starts none of them. A function, so that it can be asked across class loaders.
 */
final class ResolutionCheck implements Function<List<Path>, List<String>> {

    private final Map<String, String> frameworkProperties;

    ResolutionCheck(Map<String, String> frameworkProperties) {
        this.frameworkProperties = frameworkProperties;
    }

    /** With another framework than this build has on its class path: Equinox and Felix can't be on one. */
    @SuppressWarnings("unchecked")
    static List<String> unresolved(Path framework, Map<String, String> properties, List<Path> bundles)
            throws IOException {
        var here = ResolutionCheck.class.getProtectionDomain().getCodeSource().getLocation();
        var urls = new URL[] {framework.toUri().toURL(), here};
        try (var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            var check = loader.loadClass(ResolutionCheck.class.getName()).getDeclaredConstructor(Map.class);
            check.setAccessible(true);
            return ((Function<List<Path>, List<String>>) check.newInstance(properties)).apply(bundles);
        } catch (ReflectiveOperationException e) {
            throw new IOException("cannot use %s: %s".formatted(framework, e), e);
        }
    }

    @Override
    public List<String> apply(List<Path> bundles) {
        try {
            return unresolved(bundles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What does not resolve and why, one line a bundle; empty when all is well. */
    List<String> unresolved(List<Path> bundles) throws IOException, BundleException, InterruptedException {
        var storage = Files.createTempDirectory("tessera-resolve");
        var configuration = new LinkedHashMap<>(frameworkProperties);
        configuration.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        configuration.put("felix.log.level", "0");
        var framework = ServiceLoader.load(FrameworkFactory.class, ResolutionCheck.class.getClassLoader())
                .findFirst()
                .orElseThrow()
                .newFramework(configuration);
        try {
            framework.start();
            return resolve(framework, bundles);
        } finally {
            framework.stop();
            framework.waitForStop(0);
            delete(storage);
        }
    }

    private static List<String> resolve(Framework framework, List<Path> files) throws BundleException {
        var problems = new ArrayList<String>();
        var installed = new ArrayList<Bundle>();
        for (var file : files) {
            installed.add(framework.getBundleContext().installBundle("reference:" + file.toUri()));
        }
        framework.adapt(FrameworkWiring.class).resolveBundles(installed);
        for (var bundle : installed) {
            if (bundle.getState() == Bundle.INSTALLED) {
                problems.add(reason(bundle));
            }
        }
        return problems;
    }

    /** Only an attempt to start says why. */
    private static String reason(Bundle bundle) {
        try {
            bundle.start();
            return bundle.getSymbolicName() + ": does not resolve with the others";
        } catch (BundleException e) {
            return bundle.getSymbolicName() + ": " + e.getMessage();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
