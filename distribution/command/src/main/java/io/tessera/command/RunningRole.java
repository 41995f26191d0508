// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process of the demonstration. It ends with this process, however this one ends. */
final class RunningRole implements AutoCloseable {

    private static final String READY = "ready after";
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 10;
    private static final int LINES_THAT_MATTER = 15;

    private final String name;
    private final Path work;
    private final Process process;
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private RunningRole(String name, Path work, Process process) {
        this.name = name;
        this.work = work;
        this.process = process;
    }

    static RunningRole start(String name, Path script, Path work, List<String> options) throws Failed {
        var command = new ArrayList<>(List.of(script.toString(), "--work", work.toString()));
        command.addAll(options);
        try {
            Files.createDirectories(work);
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("TESSERA_WITH_PARENT", "true");
            var role = new RunningRole(name, work, builder.start());
            var reader = new Thread(role::readOutput, "output-of-" + name);
            reader.setDaemon(true);
            reader.start();
            return role;
        } catch (IOException e) {
            throw new Failed("%s could not be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** The launcher's line "ready after ... ms" says that all bundles were started. */
    private void readOutput() {
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                var out = Files.newBufferedWriter(output())) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                out.write(line);
                out.newLine();
                out.flush();
                if (line.startsWith(READY)) {
                    ready.complete(line);
                }
            }
        } catch (IOException e) {
            ready.completeExceptionally(new UncheckedIOException(e));
        }
        ready.completeExceptionally(new IllegalStateException("ended"));
    }

    private Path output() {
        return work.resolve("output.log");
    }

    String awaitReady() throws Failed, InterruptedException {
        try {
            return ready.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new Failed("%s ended while it started.%n%s".formatted(name, linesThatMatter()), e);
        } catch (TimeoutException e) {
            throw new Failed("%s did not start within %d s.%n%s".formatted(name, START_SECONDS, linesThatMatter()), e);
        }
    }

    String name() {
        return name;
    }

    Path work() {
        return work;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Warnings, errors and what is no log line at all, without stack traces; the end of the output when there are none. */
    String linesThatMatter() {
        try {
            var lines = Files.readAllLines(output());
            var matter = lines.stream()
                    .filter(line -> !line.contains(" INFO ") && !line.startsWith("\tat ") && !line.startsWith(READY))
                    .toList();
            var shown = matter.isEmpty() ? lines : matter;
            var end = shown.subList(Math.max(0, shown.size() - LINES_THAT_MATTER), shown.size());
            return "--- %s (%s)%n%s".formatted(name, output(), String.join("\n", end));
        } catch (IOException e) {
            return "--- %s: %s cannot be read: %s".formatted(name, output(), e.getMessage());
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
