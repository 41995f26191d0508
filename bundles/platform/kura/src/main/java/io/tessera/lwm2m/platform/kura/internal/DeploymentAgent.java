// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.kura.deployment.agent.DeploymentAgentService;
import org.osgi.service.event.Event;

/** Kura's agent, on a thread that may wait: it answers by events, and a package that fails has no name in them. */
final class DeploymentAgent {

    static final String INSTALLED = "org/eclipse/kura/deployment/agent/INSTALLED";
    static final String UNINSTALLED = "org/eclipse/kura/deployment/agent/UNINSTALLED";

    private final DeploymentAgentService agent;
    private final Path folder;
    private final Duration patience;
    private final Map<String, CompletableFuture<Event>> jobs = new ConcurrentHashMap<>();

    /** @param folder for copies, since Kura moves what it installs */
    DeploymentAgent(DeploymentAgentService agent, Path folder, Duration patience) {
        this.agent = agent;
        this.folder = folder;
        this.patience = patience;
    }

    /** Something that Kura does in its time. */
    private interface Order {

        void give(String subject) throws Exception;
    }

    /** @param file stays where it is */
    void install(Path file, String name) throws SoftwareRefused, IOException, InterruptedException {
        Files.createDirectories(folder);
        var copy = folder.resolve(name + ".incoming.dp");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        try {
            perform("file:" + copy, agent::installDeploymentPackageAsync); // which decodes nothing
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    void uninstall(String name) throws SoftwareRefused, InterruptedException {
        perform(name, agent::uninstallDeploymentPackageAsync);
    }

    private void perform(String subject, Order order) throws SoftwareRefused, InterruptedException {
        var answer = jobs.computeIfAbsent(subject, same -> new CompletableFuture<>());
        try {
            order.give(subject);
            check(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException | SoftwareRefused e) {
            throw e;
        } catch (TimeoutException e) {
            throw new SoftwareRefused(Reason.FAILED, "Kura doesn't tell how it went", e);
        } catch (ExecutionException e) {
            throw new SoftwareRefused(Reason.FAILED, String.valueOf(e.getCause().getMessage()), e);
        } catch (Exception e) {
            throw new SoftwareRefused(Reason.FAILED, "Kura refuses: " + e.getMessage(), e);
        } finally {
            jobs.remove(subject);
        }
    }

    private static void check(Event event) throws SoftwareRefused {
        if (!Boolean.TRUE.equals(event.getProperty("successful"))) {
            var why = event.getProperty("exception") instanceof Exception e
                    ? String.valueOf(e.getMessage())
                    : "no reason told";
            throw new SoftwareRefused(Reason.FAILED, "Kura: " + why);
        }
    }

    /** How something went, of whoever's. */
    void happened(Event event) {
        var subject = event.getTopic().equals(INSTALLED) ? "deploymentpackage.url" : "deploymentpackage.name";
        Optional.ofNullable(event.getProperty(subject)).map(jobs::get).ifPresent(answer -> answer.complete(event));
    }
}
