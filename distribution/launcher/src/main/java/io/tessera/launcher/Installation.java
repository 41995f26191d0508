// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Makes the framework's bundles those of the distribution, by reference: nothing is copied. What an operator
 * installed or updated in the running framework stays, unless the distribution brings a newer file.
 */
final class Installation {

    private static final String REFERENCE = "reference:";

    private final BundleContext system;
    private final Path home;
    private final Map<String, Bundle> installed = new HashMap<>();

    Installation(BundleContext system, Path home) {
        this.system = system;
        this.home = home;
        for (var bundle : system.getBundles()) {
            installed.put(bundle.getLocation(), bundle);
        }
    }

    /** The highest start level in use. */
    int apply() throws IOException, BundleException {
        var wanted = new HashMap<Bundle, Integer>();
        for (var line : Files.readAllLines(home.resolve("etc/bundles"))) {
            int space = line.indexOf(' ');
            var file = home.resolve("bundle").resolve(line.substring(space + 1));
            wanted.put(upToDate(file), Integer.valueOf(line.substring(0, space)));
        }
        removeOthers(wanted.keySet());
        for (var entry : wanted.entrySet()) {
            start(entry.getKey(), entry.getValue());
        }
        return wanted.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    private Bundle upToDate(Path file) throws IOException, BundleException {
        var location = REFERENCE + file.toUri();
        var bundle = installed.get(location);
        if (bundle == null) {
            return system.installBundle(location);
        }
        if (Files.getLastModifiedTime(file).toMillis() > bundle.getLastModified()) {
            bundle.update();
        }
        return bundle;
    }

    private void removeOthers(Set<Bundle> wanted) throws BundleException {
        for (var entry : installed.entrySet()) {
            if (entry.getKey().startsWith(REFERENCE) && !wanted.contains(entry.getValue())) {
                entry.getValue().uninstall();
            }
        }
    }

    private static void start(Bundle bundle, int level) throws BundleException {
        bundle.adapt(BundleStartLevel.class).setStartLevel(level);
        boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
        if (!fragment && bundle.adapt(BundleRevision.class) != null) {
            bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
    }
}
