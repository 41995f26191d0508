// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.deploymentadmin.BundleInfo;

/** Which packages may be changed. */
record Guard(InstallerSettings settings, InstalledPackages packages) {

    private static final String OURS = "io.tessera.lwm2m.";

    /** Without these nobody could take back what went wrong. */
    private static final List<String> INSTALLER = List.of(OURS + "platform.kura", OURS + "platform.api");

    /** @throws SoftwareRefused if it may not come, or not take the place of the one that is there */
    void check(IncomingPackage content) throws SoftwareRefused {
        check(content.name(), content.bundles());
        check(content.name());
        var there = packages.find(content.name());
        if (there.isPresent() && content.version().compareTo(there.get().getVersion()) < 0 && !settings.allowsOlder()) {
            throw refused("%s %s is older than %s"
                    .formatted(content.name(), content.version(), there.get().getVersion()));
        }
    }

    /** @throws SoftwareRefused if nobody may touch what is there of that name */
    void check(String name) throws SoftwareRefused {
        var bundles = packages.find(name).stream()
                .flatMap(there -> Stream.of(there.getBundleInfos()))
                .map(BundleInfo::getSymbolicName)
                .toList();
        check(name, bundles);
    }

    private void check(String name, List<String> bundles) throws SoftwareRefused {
        if (!settings.mayChange(name)) {
            throw refused(name + " is none of the packages that may be changed");
        }
        if (bundles.stream().anyMatch(INSTALLER::contains)) {
            throw refused("the installer itself needs " + name);
        }
        if (!settings.allowsConnection() && bundles.stream().anyMatch(bundle -> bundle.startsWith(OURS))) {
            throw refused(name + " carries the connection");
        }
    }

    private static SoftwareRefused refused(String why) {
        return new SoftwareRefused(Reason.NOT_ALLOWED, why);
    }
}
