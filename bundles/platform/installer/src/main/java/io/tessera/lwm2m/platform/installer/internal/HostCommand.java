// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program of the host with its arguments. What it says goes to the log, up to a limit.
 *
 * @param arguments the program first; with {@code {name}} where something is to be filled in
 */
record HostCommand(List<String> arguments) {

    private static final Logger LOG = LoggerFactory.getLogger(HostCommand.class);
    private static final int MOST_LINES = 200;
    private static final int LONGEST_LINE = 500;

    boolean isEmpty() {
        return arguments.isEmpty();
    }

    /**
     * Runs it.
     *
     * @param values by the names in braces
     * @param limit after which it is ended
     * @param started is told of the process
     * @return its exit status; fails if it can't be run or takes too long
     */
    CompletableFuture<Integer> run(Map<String, String> values, Duration limit, Consumer<ProcessHandle> started) {
        try {
            var process =
                    new ProcessBuilder(filled(values)).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var reader = new Thread(() -> log(process), "lwm2m-installer-output");
            reader.setDaemon(true);
            reader.start();
            started.accept(process.toHandle());
            return end(process, limit);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Each argument by itself, so that a value never becomes two. */
    private List<String> filled(Map<String, String> values) {
        return arguments.stream().map(argument -> fill(argument, values)).toList();
    }

    private static String fill(String argument, Map<String, String> values) {
        var filled = argument;
        for (var value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    private static CompletableFuture<Integer> end(Process process, Duration limit) {
        return process.onExit()
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((ended, failure) -> {
                    if (failure != null) {
                        process.descendants().forEach(ProcessHandle::destroyForcibly);
                        process.destroyForcibly();
                    }
                })
                .thenApply(Process::exitValue);
    }

    private static void log(Process process) {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = new StringBuilder();
            int shown = 0;
            int next;
            while ((next = lines.read()) >= 0) {
                if (next == '\n') {
                    shown += show(line, shown);
                } else if (line.length() < LONGEST_LINE && !Character.isISOControl(next)) {
                    line.append((char) next);
                }
            }
            show(line, shown);
        } catch (IOException e) {
            LOG.debug("The output of a command ended: {}", e.getMessage());
        }
    }

    /** @return how many lines that were */
    private static int show(StringBuilder line, int before) {
        int shown = line.length() > 0 && before < MOST_LINES ? 1 : 0;
        if (shown > 0) {
            LOG.info("Installer: {}", line);
        }
        line.setLength(0);
        return shown;
    }
}
