// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.osgi.service.deploymentadmin.DeploymentPackage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What it takes to take an installation back, on disk: also after the process ended on the way. */
final class Undo {

    private static final Logger LOG = LoggerFactory.getLogger(Undo.class);

    private final Path pending;
    private final Path before;
    private final InstalledPackages packages;
    private final DeploymentAgent agent;

    Undo(Path folder, InstalledPackages packages, DeploymentAgent agent) {
        pending = folder.resolve("pending");
        before = folder.resolve("before.dp");
        this.packages = packages;
        this.agent = agent;
    }

    /** @throws SoftwareRefused if there is a version that could not be put back */
    void remember(IncomingPackage content) throws IOException, SoftwareRefused {
        Files.createDirectories(pending.getParent());
        Files.deleteIfExists(before);
        if (packages.find(content.name()).isPresent()) {
            var file = packages.file(content.name())
                    .orElseThrow(() -> new SoftwareRefused(
                            Reason.FAILED, "the version before could not be put back, since its file is gone"));
            Files.copy(file, before, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.write(pending, List.of(content.name(), content.version().toString()));
    }

    void forget() throws IOException {
        Files.deleteIfExists(pending);
        Files.deleteIfExists(before);
    }

    void run(String name) throws IOException, SoftwareRefused, InterruptedException {
        if (Files.exists(before)) {
            agent.install(before, name);
        } else if (packages.find(name).isPresent()) {
            agent.uninstall(name);
        }
        forget();
    }

    /** What was under way when the process ended is done, or taken back. */
    void recover() throws IOException, SoftwareRefused, InterruptedException {
        if (Files.notExists(pending)) {
            return;
        }
        var lines = Files.readAllLines(pending);
        boolean isDone = lines.size() == 2
                && packages.find(lines.get(0))
                        .filter(one -> isWhole(one, lines.get(1)))
                        .isPresent();
        if (isDone || lines.isEmpty()) {
            forget();
            return;
        }
        LOG.warn("The installation of {} was interrupted and is taken back", lines.get(0));
        run(lines.get(0));
    }

    private static boolean isWhole(DeploymentPackage one, String version) {
        return one.getVersion().toString().equals(version)
                && InstalledPackages.unresolved(one).isEmpty();
    }
}
