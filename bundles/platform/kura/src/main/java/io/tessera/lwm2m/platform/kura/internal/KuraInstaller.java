// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import io.tessera.lwm2m.platform.software.InstalledSoftware;
import io.tessera.lwm2m.platform.software.PackageInstaller;
import io.tessera.lwm2m.platform.software.SoftwarePackage;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.deployment.agent.DeploymentAgentService;
import org.eclipse.kura.system.SystemService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.deploymentadmin.DeploymentAdmin;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Installs signed deployment packages through Kura, which has them at its next start, too; there only where configured. */
@Component(
        name = "io.tessera.lwm2m.platform.kura.software",
        service = {PackageInstaller.class, EventHandler.class},
        property = {
            "service.ranking:Integer=100",
            "event.topics=" + DeploymentAgent.INSTALLED,
            "event.topics=" + DeploymentAgent.UNINSTALLED
        })
public final class KuraInstaller implements PackageInstaller, EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(KuraInstaller.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final InstallerSettings settings;
    private final Set<PublicKey> trusted;
    private final InstalledPackages packages;
    private final DeploymentAgent agent;
    private final Deployment deployment;
    private final Guard guard;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        var worker = new Thread(task, "lwm2m-kura-software");
        worker.setDaemon(true);
        return worker;
    });

    @Activate
    public KuraInstaller(
            @Reference(name = "settings", target = "(enabled=true)") InstallerSettings settings,
            @Reference(name = "system") SystemService system,
            @Reference(name = "agent") DeploymentAgentService agent,
            @Reference(name = "admin") DeploymentAdmin admin) {
        this(
                settings,
                Path.of(system.getKuraDataDirectory(), "lwm2m-packages"),
                agent,
                new InstalledPackages(admin, System.getProperty("dpa.configuration", "")),
                PATIENCE);
    }

    KuraInstaller(
            InstallerSettings settings,
            Path folder,
            DeploymentAgentService service,
            InstalledPackages packages,
            Duration patience) {
        this.settings = settings;
        this.packages = packages;
        trusted = settings.trusted();
        guard = new Guard(settings, packages);
        agent = new DeploymentAgent(service, folder, patience);
        deployment = new Deployment(packages, agent, new Undo(folder, packages, agent));
        call(Duration.ZERO, () -> {
                    deployment.recover();
                    return true;
                })
                .exceptionally(failure -> {
                    LOG.error("An interrupted installation can't be taken back", failure);
                    return false;
                });
    }

    @Override
    public List<InstalledSoftware> installed() {
        return packages.all();
    }

    @Override
    public AutoCloseable listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Override
    public void handleEvent(Event event) {
        agent.happened(event);
        changed();
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    @Override
    public CompletionStage<SoftwarePackage> verify(Path file) {
        return call(Duration.ZERO, () -> check(file).content());
    }

    private IncomingPackage check(Path file) throws SoftwareRefused {
        var content = IncomingPackage.open(file, trusted, settings.largest());
        guard.check(content);
        return content;
    }

    @Override
    public CompletionStage<InstalledSoftware> install(Path file) {
        return call(Duration.ZERO, () -> check(file))
                .thenCompose(checked -> call(settings.delay(), () -> deployment.install(check(file), file)));
    }

    @Override
    public CompletionStage<Void> start(String id) {
        return change(id, deployment::start);
    }

    @Override
    public CompletionStage<Void> stop(String id) {
        return change(id, deployment::stop);
    }

    @Override
    public CompletionStage<Void> uninstall(String id) {
        return change(id, agent::uninstall);
    }

    /** Something that is done to a package. */
    private interface Change {

        void apply(String name) throws Exception;
    }

    private CompletionStage<Void> change(String id, Change change) {
        var name = InstalledPackages.name(id);
        return call(Duration.ZERO, () -> {
                    guard.check(name);
                    return name;
                })
                .thenCompose(checked -> call(settings.delay(), () -> {
                    guard.check(name);
                    change.apply(name);
                    changed();
                    return null;
                }));
    }

    private <T> CompletableFuture<T> call(Duration delay, Callable<T> task) {
        var result = new CompletableFuture<T>();
        Runnable work = () -> {
            try {
                result.complete(task.call());
            } catch (SoftwareRefused e) {
                result.completeExceptionally(e);
            } catch (Exception | LinkageError e) {
                result.completeExceptionally(new SoftwareRefused(Reason.FAILED, String.valueOf(e.getMessage()), e));
            }
        };
        thread.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        return result;
    }

    /** What Kura does it does to its end; what was asked for and isn't done is taken back at the next start. */
    @Deactivate
    void close() {
        thread.shutdownNow();
    }
}
