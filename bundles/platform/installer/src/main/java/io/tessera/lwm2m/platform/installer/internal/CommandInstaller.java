// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import io.tessera.lwm2m.platform.firmware.FirmwareInstaller;
import io.tessera.lwm2m.platform.firmware.FirmwarePackage;
import io.tessera.lwm2m.platform.firmware.FirmwareRefused;
import io.tessera.lwm2m.platform.firmware.FirmwareRefused.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Installs signed packages with a command of the host; there only where that is configured. */
@Component(name = "io.tessera.lwm2m.platform.installer.command", service = FirmwareInstaller.class)
public final class CommandInstaller implements FirmwareInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(CommandInstaller.class);

    /** Seconds for what is under way on our own thread, such as the copy of a package. */
    private static final long PATIENCE = 5;

    /** A check answers what is so now; it doesn't work. */
    private static final Duration LONGEST_CHECK = Duration.ofMinutes(1);

    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final Verifier verifier;
    private final HostCommand command;
    private final HostCommand check;
    private final Path firmware;
    private final RunningCommand running;
    private final Duration delay;
    private final Duration limit;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        var worker = new Thread(task, "lwm2m-installer");
        worker.setDaemon(true);
        return worker;
    });

    @Activate
    public CommandInstaller(@Reference(name = "settings", target = "(enabled=true)") InstallerSettings settings) {
        verifier = settings.verifier();
        command = settings.command();
        check = settings.check();
        delay = settings.delay();
        limit = settings.timeLimit();
        try {
            Files.createDirectories(settings.folder());
        } catch (IOException e) {
            throw new UncheckedIOException(settings.folder() + " can't be used", e);
        }
        firmware = settings.folder().toAbsolutePath().resolve("firmware");
        running = new RunningCommand(settings.folder().resolve("command"));
    }

    @Override
    public CompletionStage<FirmwarePackage> verify(Path file) {
        return call(() -> verifier.verify(file).content());
    }

    @Override
    public CompletionStage<Void> install(Path file) {
        running.delete();
        return call(() -> verifier.extract(file, firmware).content())
                .thenCompose(content -> after(delay).thenCompose(now -> run(content)))
                .whenComplete((done, failure) -> delete());
    }

    private CompletionStage<Void> run(FirmwarePackage content) {
        LOG.info("Firmware {} {} is installed now", content.name(), content.version());
        long begun = System.nanoTime();
        return command.run(values(content), limit, process -> running.write(content, process))
                .exceptionallyCompose(failure -> failed("the command can't be run to its end: " + failure))
                .thenCompose(status -> status == 0
                        ? takesEffect(content, limit.minusNanos(System.nanoTime() - begun))
                        : failed("the command ended with " + status));
    }

    /** The command went well; perhaps a restart is still to come. */
    private CompletionStage<Void> takesEffect(FirmwarePackage content, Duration left) {
        return runs(content).thenCompose(runs -> {
            if (runs) {
                return DONE;
            }
            LOG.info("Firmware {} {} waits for a restart", content.name(), content.version());
            return after(left).thenCompose(now -> end(content, "no restart followed"));
        });
    }

    @Override
    public CompletionStage<Void> resume(Path file) {
        return call(running::read)
                .thenCompose(note -> note.isEmpty()
                        ? failed("it had not begun")
                        : ended(note.get())
                                .thenCompose(now -> outcome(note.get().content())));
    }

    private static CompletionStage<ProcessHandle> ended(RunningCommand.Note note) {
        return note.process().map(ProcessHandle::onExit).orElse(CompletableFuture.completedFuture(null));
    }

    private CompletionStage<Void> outcome(FirmwarePackage content) {
        return check.isEmpty() ? failed("it was interrupted") : end(content, "the old firmware runs");
    }

    private CompletionStage<Void> end(FirmwarePackage content, String otherwise) {
        return runs(content).thenCompose(runs -> runs ? DONE : failed(otherwise));
    }

    /** Whether it runs, as far as anybody can tell. */
    private CompletionStage<Boolean> runs(FirmwarePackage content) {
        if (check.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        return check.run(values(content), LONGEST_CHECK, process -> {})
                .handle((status, failure) -> failure == null && status == 0);
    }

    private Map<String, String> values(FirmwarePackage content) {
        return Map.of("file", firmware.toString(), "name", content.name(), "version", content.version());
    }

    private static <T> CompletableFuture<T> failed(String why) {
        return CompletableFuture.failedFuture(new FirmwareRefused(Reason.FAILED, why));
    }

    private CompletableFuture<Void> after(Duration pause) {
        var passed = new CompletableFuture<Void>();
        thread.schedule(() -> passed.complete(null), Math.max(0, pause.toMillis()), TimeUnit.MILLISECONDS);
        return passed;
    }

    private <T> CompletableFuture<T> call(Callable<T> task) {
        var result = new CompletableFuture<T>();
        thread.execute(() -> {
            try {
                result.complete(task.call());
            } catch (Exception | OutOfMemoryError e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private void delete() {
        try {
            Files.deleteIfExists(firmware);
        } catch (IOException e) {
            LOG.warn("{} can't be deleted: {}", firmware, e.getMessage());
        }
    }

    /** A command that runs is left alone: half an installation is worse than one that nobody watches. */
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
