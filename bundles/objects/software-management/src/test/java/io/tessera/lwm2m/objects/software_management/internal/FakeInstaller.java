// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import io.tessera.lwm2m.platform.software.InstalledSoftware;
import io.tessera.lwm2m.platform.software.PackageInstaller;
import io.tessera.lwm2m.platform.software.SoftwarePackage;
import io.tessera.lwm2m.platform.software.SoftwareRefused;
import io.tessera.lwm2m.platform.software.SoftwareRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes packages whose content is a name and a version, with a blank between; one thing fails at a time. */
final class FakeInstaller implements PackageInstaller {

    final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    final List<InstalledSoftware> software = new CopyOnWriteArrayList<>();
    volatile Optional<SoftwareRefused> refusal = Optional.empty();
    volatile CompletableFuture<Void> installation = CompletableFuture.completedFuture(null);

    @Override
    public List<InstalledSoftware> installed() {
        return List.copyOf(software);
    }

    @Override
    public AutoCloseable listen(Runnable changed) {
        listeners.add(changed);
        return () -> listeners.remove(changed);
    }

    @Override
    public CompletionStage<SoftwarePackage> verify(Path file) {
        try {
            var words = Files.readString(file).split(" ");
            return words.length == 2
                    ? CompletableFuture.completedStage(new SoftwarePackage(words[0], words[1]))
                    : CompletableFuture.failedStage(new SoftwareRefused(Reason.INTEGRITY, "signed by nobody"));
        } catch (IOException e) {
            return CompletableFuture.failedStage(new SoftwareRefused(Reason.FAILED, "no file", e));
        }
    }

    @Override
    public CompletionStage<InstalledSoftware> install(Path file) {
        return installation.thenCompose(now -> verify(file)).thenCompose(content -> {
            var next = new InstalledSoftware(content.name(), content, false);
            return change(() -> {
                        software.removeIf(some -> some.id().equals(next.id()));
                        software.add(next);
                    })
                    .thenApply(done -> next);
        });
    }

    @Override
    public CompletionStage<Void> start(String id) {
        return change(() -> software.replaceAll(some -> become(some, id, true)));
    }

    @Override
    public CompletionStage<Void> stop(String id) {
        return change(() -> software.replaceAll(some -> become(some, id, false)));
    }

    private static InstalledSoftware become(InstalledSoftware some, String id, boolean active) {
        return some.id().equals(id) ? new InstalledSoftware(id, some.content(), active) : some;
    }

    @Override
    public CompletionStage<Void> uninstall(String id) {
        return change(() -> software.removeIf(some -> some.id().equals(id)));
    }

    private CompletionStage<Void> change(Runnable change) {
        if (refusal.isPresent()) {
            return CompletableFuture.failedStage(refusal.get());
        }
        change.run();
        listeners.forEach(Runnable::run);
        return CompletableFuture.completedStage(null);
    }
}
