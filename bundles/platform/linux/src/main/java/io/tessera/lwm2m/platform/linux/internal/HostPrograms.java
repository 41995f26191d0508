// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs programs of the host without a shell, one at a time, in English, for a limited time, and takes a limited amount
 * of what they say.
 */
final class HostPrograms implements Programs, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HostPrograms.class);
    private static final int LONGEST = 1 << 18;
    private static final File NOTHING = new File("/dev/null");

    private final Duration limit;
    private volatile Process running;
    private volatile boolean isClosed;

    HostPrograms(Duration limit) {
        this.limit = limit;
    }

    @Override
    public Optional<String> output(String... command) {
        if (isClosed || !isThere(command[0])) {
            return Optional.empty();
        }
        try {
            return output(start(List.of(command)));
        } catch (IOException e) {
            LOG.debug("{} can't be run: {}", command[0], e.getMessage());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Looks for it first: to try would cost a process each time. */
    private static boolean isThere(String program) {
        if (program.contains("/")) {
            return Files.isExecutable(Path.of(program));
        }
        var folders = Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator);
        return !program.isBlank()
                && Arrays.stream(folders)
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
    }

    private static Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectInput(Redirect.from(NOTHING))
                .redirectError(Redirect.DISCARD);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("LANGUAGE", "en");
        return builder.start();
    }

    private Optional<String> output(Process process) throws IOException, InterruptedException {
        running = process;
        process.onExit().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).whenComplete((ended, failure) -> {
            if (failure != null) {
                end(process);
            }
        });
        try (var out = process.getInputStream()) {
            var said = out.readNBytes(LONGEST + 1);
            boolean isWhole = said.length <= LONGEST && process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (isWhole && process.exitValue() == 0) {
                return Optional.of(new String(said, StandardCharsets.UTF_8));
            }
            LOG.debug("{} ended badly, too late or with too much to say", process.info());
            return Optional.empty();
        } finally {
            end(process);
            running = null;
        }
    }

    /** With all that it started: one of them could keep what it says open. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        isClosed = true;
        var process = running;
        if (process != null) {
            end(process);
        }
    }
}
