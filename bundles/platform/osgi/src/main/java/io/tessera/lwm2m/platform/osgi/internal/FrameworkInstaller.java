// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import io.tessera.lwm2m.platform.software.InstalledSoftware;
import io.tessera.lwm2m.platform.software.PackageInstaller;
import io.tessera.lwm2m.platform.software.SoftwareInventory;
import io.tessera.lwm2m.platform.software.SoftwarePackage;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Installs signed bundles, and sets of them, into the framework; there only where that is configured. One thing after the other. */
@Component(name = "io.tessera.lwm2m.platform.osgi.software", service = PackageInstaller.class)
public final class FrameworkInstaller implements PackageInstaller {

    /** Seconds for what is under way. */
    private static final long PATIENCE = 10;

    private static final Logger LOG = LoggerFactory.getLogger(FrameworkInstaller.class);

    private final SoftwareSettings settings;
    private final BundleContext framework;
    private final Trust trust;
    private final Guard guard;
    private final Bundles bundles;
    private final Replacement replacement;
    private final SetInstaller sets;
    private final SoftwareInventory inventory;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        var worker = new Thread(task, "lwm2m-software");
        worker.setDaemon(true);
        return worker;
    });

    @Activate
    public FrameworkInstaller(
            @Reference(name = "settings", target = "(enabled=true)") SoftwareSettings settings,
            @Reference(name = "components") ServiceComponentRuntime components,
            BundleContext framework) {
        this.settings = settings;
        this.framework = framework;
        trust = settings.trust();
        guard = new Guard(settings, framework);
        bundles = new Bundles(framework);
        var health = new Health(bundles, components, settings.patience());
        replacement = new Replacement(bundles, health, settings.folder());
        sets = new SetInstaller(settings, trust, guard, bundles, health);
        inventory = new FrameworkInventory(framework);
        call(false, () -> {
                    replacement.recover();
                    sets.recover();
                    return true;
                })
                .exceptionally(failure -> {
                    LOG.error("An interrupted update can't be taken back", failure);
                    return false;
                });
    }

    @Override
    public List<InstalledSoftware> installed() {
        return Stream.concat(inventory.installed().stream(), sets.installed().stream())
                .toList();
    }

    @Override
    public AutoCloseable listen(Runnable changed) {
        return inventory.listen(changed);
    }

    @Override
    public CompletionStage<SoftwarePackage> verify(Path file) {
        return call(false, () -> {
            var set = sets.check(file);
            return set.isPresent() ? set.get().content() : check(file).content();
        });
    }

    private BundlePackage check(Path file) throws SoftwareRefused {
        var content = BundlePackage.open(file, trust, settings.largest());
        guard.check(content, bundles.find(content.name()));
        return content;
    }

    @Override
    public CompletionStage<InstalledSoftware> install(Path file) {
        return call(false, () -> sets.check(file))
                .thenCompose(set -> set.isPresent()
                        ? call(sets.carriesConnection(set.get()), () -> sets.install(set.get(), file))
                        : installBundle(file));
    }

    private CompletionStage<InstalledSoftware> installBundle(Path file) {
        return call(false, () -> check(file)).thenCompose(content -> {
            boolean isLater =
                    bundles.find(content.name()).map(guard::carriesConnection).orElse(false);
            return call(isLater, () -> FrameworkInventory.describe(install(check(file), file)));
        });
    }

    private Bundle install(BundlePackage content, Path file)
            throws SoftwareRefused, BundleException, IOException, InterruptedException {
        LOG.info("Bundle {} {} is installed now", content.name(), content.version());
        var there = bundles.find(content.name());
        if (there.isEmpty()) {
            return bundles.install(content.name(), file);
        }
        replacement.replace(there.get(), file);
        return there.get();
    }

    @Override
    public CompletionStage<Void> start(String id) {
        return InstalledSets.isSet(id) ? changeSet(id, sets::start) : change(id, bundle -> bundle.start());
    }

    @Override
    public CompletionStage<Void> stop(String id) {
        return InstalledSets.isSet(id) ? changeSet(id, sets::stop) : change(id, bundle -> bundle.stop());
    }

    @Override
    public CompletionStage<Void> uninstall(String id) {
        return InstalledSets.isSet(id) ? changeSet(id, sets::uninstall) : change(id, bundles::uninstall);
    }

    /** Something that is done to a bundle. */
    private interface Change {

        void apply(Bundle bundle) throws BundleException, InterruptedException;
    }

    private CompletionStage<Void> change(String id, Change change) {
        return call(false, () -> guard.carriesConnection(checked(id)))
                .thenCompose(isLater -> call(isLater, () -> {
                    change.apply(checked(id));
                    return null;
                }));
    }

    /** Something that is done to a set. */
    private interface SetChange {

        void apply(String id) throws Exception;
    }

    private CompletionStage<Void> changeSet(String id, SetChange change) {
        return call(false, () -> sets.carriesConnection(id))
                .thenCompose(isLater -> call(isLater, () -> {
                    change.apply(id);
                    return null;
                }));
    }

    private Bundle checked(String id) throws SoftwareRefused {
        var bundle = framework.getBundle(Long.parseLong(id));
        if (bundle == null) {
            throw new SoftwareRefused(Reason.FAILED, "it isn't installed any more");
        }
        guard.check(bundle);
        return bundle;
    }

    /** @param later so that an answer goes out before */
    private <T> CompletableFuture<T> call(boolean later, Callable<T> task) {
        var result = new CompletableFuture<T>();
        Runnable work = () -> {
            try {
                result.complete(task.call());
            } catch (SoftwareRefused e) {
                LOG.warn("Refused: {}", e.getMessage());
                result.completeExceptionally(e);
            } catch (Exception | LinkageError e) {
                result.completeExceptionally(new SoftwareRefused(Reason.FAILED, String.valueOf(e.getMessage()), e));
            }
        };
        thread.schedule(work, later ? settings.delay().toMillis() : 0, TimeUnit.MILLISECONDS);
        return result;
    }

    /** What is under way is brought to its end, what waits is not begun. */
    @Deactivate
    void close() {
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
