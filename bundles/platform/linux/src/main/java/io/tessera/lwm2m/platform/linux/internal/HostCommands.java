// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Starts programs on a thread of their own and waits for them elsewhere, for a limited time. */
record HostCommands(Executor thread, long seconds) implements Commands {

    @Override
    public CompletionStage<Void> run(String... command) {
        return CompletableFuture.supplyAsync(() -> start(List.of(command)), thread)
                .thenCompose(this::end);
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(command.get(0) + " can't be run", e);
        }
    }

    private CompletableFuture<Void> end(Process process) {
        return process.onExit()
                .orTimeout(seconds, TimeUnit.SECONDS)
                .whenComplete((ended, failure) -> process.destroy())
                .thenAccept(HostCommands::check);
    }

    private static void check(Process process) {
        if (process.exitValue() != 0) {
            throw new IllegalStateException("ended with " + process.exitValue());
        }
    }
}
