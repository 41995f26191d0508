// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import io.tessera.lwm2m.platform.software.InstalledSoftware;
import io.tessera.lwm2m.platform.software.SoftwarePackage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.service.deploymentadmin.DeploymentAdmin;
import org.osgi.service.deploymentadmin.DeploymentPackage;

/**
 * The deployment packages that are there, and their bundles.
 *
 * @param index the file in which Kura notes where each package's file is; blank where nobody says
 */
record InstalledPackages(DeploymentAdmin admin, String index) {

    /** Before the name of a package, where a bundle has its number. */
    private static final String ID = "package ";

    /** What the framework came with, which is no package. */
    private static final String SYSTEM = "System";

    static String name(String id) {
        return id.startsWith(ID) ? id.substring(ID.length()) : id;
    }

    List<InstalledSoftware> all() {
        return Stream.of(admin.listDeploymentPackages())
                .filter(one -> !SYSTEM.equals(one.getName()))
                .map(InstalledPackages::describe)
                .toList();
    }

    Optional<DeploymentPackage> find(String name) {
        return Optional.ofNullable(admin.getDeploymentPackage(name)).filter(one -> !one.isStale());
    }

    static InstalledSoftware describe(DeploymentPackage one) {
        var content = new SoftwarePackage(one.getName(), one.getVersion().toString());
        return new InstalledSoftware(ID + one.getName(), content, isActive(one));
    }

    /** Without those that are gone. */
    static List<Bundle> bundles(DeploymentPackage one) {
        var bundles = new ArrayList<Bundle>();
        for (var info : one.getBundleInfos()) {
            Optional.ofNullable(one.getBundle(info.getSymbolicName())).ifPresent(bundles::add);
        }
        return bundles;
    }

    /** Kura calls a package installed whose bundles lack something, too. */
    static List<String> unresolved(DeploymentPackage one) {
        return bundles(one).stream()
                .filter(bundle -> bundle.getState() == Bundle.INSTALLED)
                .map(Bundle::getSymbolicName)
                .toList();
    }

    /** One that waits for its first class is as good as started, and a fragment never is. */
    static boolean isActive(DeploymentPackage one) {
        return bundles(one).stream()
                .filter(bundle -> !isFragment(bundle))
                .allMatch(bundle -> bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING);
    }

    static boolean isFragment(Bundle bundle) {
        return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    }

    /** The file that a package was installed from, if Kura still has it. */
    Optional<Path> file(String name) {
        if (index.isBlank()) {
            return Optional.empty();
        }
        var files = new Properties();
        try (var in = Files.newBufferedReader(Path.of(index))) {
            files.load(in);
            var told = Objects.requireNonNullElse(files.getProperty(name), "");
            return Optional.of(told)
                    .filter(url -> url.startsWith("file:"))
                    .map(url ->
                            Path.of(url.startsWith("file://") ? URI.create(url).getPath() : url.substring(5)))
                    .filter(Files::isRegularFile);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // then nothing is replaced
        }
    }
}
