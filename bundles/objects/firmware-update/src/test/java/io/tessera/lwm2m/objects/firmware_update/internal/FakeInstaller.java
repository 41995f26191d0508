// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.platform.firmware.FirmwareInstaller;
import io.tessera.lwm2m.platform.firmware.FirmwarePackage;
import io.tessera.lwm2m.platform.firmware.FirmwareRefused;
import io.tessera.lwm2m.platform.firmware.FirmwareRefused.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes packages that begin with {@code firmware}, and installs when the test says so. */
final class FakeInstaller implements FirmwareInstaller {

    final List<String> installed = new CopyOnWriteArrayList<>();
    final List<String> resumed = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    volatile CompletableFuture<Void> installation = new CompletableFuture<>();

    @Override
    public CompletionStage<FirmwarePackage> verify(Path file) {
        var text = read(file);
        if (text.startsWith("corrupt")) {
            return CompletableFuture.failedStage(new FirmwareRefused(Reason.INTEGRITY, "the signature is wrong"));
        }
        if (!text.startsWith("firmware")) {
            return CompletableFuture.failedStage(new FirmwareRefused(Reason.UNSUPPORTED_TYPE, "no firmware"));
        }
        return CompletableFuture.completedStage(new FirmwarePackage("gateway", "2.0"));
    }

    @Override
    public CompletionStage<Void> install(Path file) {
        installed.add(read(file));
        begun.countDown();
        return installation;
    }

    @Override
    public CompletionStage<Void> resume(Path file) {
        resumed.add(read(file));
        return installation;
    }

    void awaitInstallation() throws InterruptedException {
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    }

    void fail(Reason reason) {
        installation.completeExceptionally(new FirmwareRefused(reason, "as the test wants it"));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
