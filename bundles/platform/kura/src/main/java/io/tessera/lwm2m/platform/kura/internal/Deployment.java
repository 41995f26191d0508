// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import io.tessera.lwm2m.platform.software.InstalledSoftware;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import org.osgi.framework.BundleException;
import org.osgi.service.deploymentadmin.DeploymentPackage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done to deployment packages, on a thread that may wait. */
record Deployment(InstalledPackages packages, DeploymentAgent agent, Undo undo) {

    private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);

    void recover() throws IOException, SoftwareRefused, InterruptedException {
        undo.recover();
    }

    /** Kura starts what it installs, and calls it successful if that fails. */
    InstalledSoftware install(IncomingPackage content, Path file)
            throws SoftwareRefused, IOException, InterruptedException, BundleException {
        LOG.info("Package {} {} is installed now", content.name(), content.version());
        boolean wasActive = packages.find(content.name())
                .filter(InstalledPackages::isActive)
                .isPresent();
        undo.remember(content);
        try {
            agent.install(file, content.name());
            var there = find(content.name());
            check(there, wasActive);
            if (!wasActive) {
                stop(there);
            }
            undo.forget();
            return InstalledPackages.describe(there);
        } catch (SoftwareRefused e) {
            undo.run(content.name());
            if (!wasActive && packages.find(content.name()).isPresent()) {
                stop(content.name());
            }
            throw e;
        }
    }

    private static void check(DeploymentPackage there, boolean wasActive) throws SoftwareRefused {
        var unresolved = InstalledPackages.unresolved(there);
        if (!unresolved.isEmpty()) {
            throw new SoftwareRefused(Reason.FAILED, "what these import isn't there: " + String.join(", ", unresolved));
        }
        if (wasActive && !InstalledPackages.isActive(there)) {
            throw new SoftwareRefused(Reason.FAILED, "it ran before, and doesn't start any more");
        }
    }

    /** All of them, or none. */
    void start(String name) throws SoftwareRefused, BundleException {
        var there = find(name);
        try {
            for (var bundle : InstalledPackages.bundles(there)) {
                if (!InstalledPackages.isFragment(bundle)) {
                    bundle.start();
                }
            }
        } catch (BundleException e) {
            stop(there);
            throw e;
        }
    }

    void stop(String name) throws SoftwareRefused, BundleException {
        stop(find(name));
    }

    private static void stop(DeploymentPackage there) throws BundleException {
        var reversed = new ArrayList<>(InstalledPackages.bundles(there));
        Collections.reverse(reversed);
        for (var bundle : reversed) {
            if (!InstalledPackages.isFragment(bundle)) {
                bundle.stop();
            }
        }
    }

    private DeploymentPackage find(String name) throws SoftwareRefused {
        return packages.find(name).orElseThrow(() -> new SoftwareRefused(Reason.FAILED, name + " isn't installed"));
    }
}
