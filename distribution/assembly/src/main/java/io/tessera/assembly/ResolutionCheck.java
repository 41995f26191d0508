// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** Asks the framework's own resolver whether a set of bundles fits together. Starts none of them. */
final class ResolutionCheck {

    private final Map<String, String> frameworkProperties;

    ResolutionCheck(Map<String, String> frameworkProperties) {
        this.frameworkProperties = frameworkProperties;
    }

    /** What does not resolve and why, one line a bundle; empty when all is well. */
    List<String> unresolved(List<Path> bundles) throws IOException, BundleException, InterruptedException {
        var storage = Files.createTempDirectory("tessera-resolve");
        var configuration = new LinkedHashMap<>(frameworkProperties);
        configuration.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        configuration.put("felix.log.level", "0");
        var framework = new FrameworkFactory().newFramework(configuration);
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
