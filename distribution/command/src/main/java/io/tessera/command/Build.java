// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Runs Maven quietly: one line of progress on a terminal, everything in a file. */
final class Build {

    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (.+) \\S+ +\\[(\\d+/\\d+)]");
    private static final int LINES_ON_FAILURE = 30;

    private final Path root;
    private final boolean terminal = Boolean.getBoolean("tessera.terminal");

    Build(Path root) {
        this.root = root;
    }

    void run(List<String> goals) throws Failed, InterruptedException {
        run("Building what is missing (the first time takes some minutes and downloads libraries)", goals);
    }

    void run(String what, List<String> goals) throws Failed, InterruptedException {
        System.out.println(what);
        var command = new ArrayList<>(List.of(root.resolve("mvnw").toString(), "--batch-mode"));
        command.addAll(goals);
        var log = root.resolve("target/build.log");
        try {
            Files.createDirectories(log.getParent());
            var maven = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectErrorStream(true)
                    .start();
            var stop = new Thread(maven::destroy);
            Runtime.getRuntime().addShutdownHook(stop);
            var lines = follow(maven, log);
            int code = maven.waitFor();
            Runtime.getRuntime().removeShutdownHook(stop);
            if (code != 0) {
                throw new Failed("the build failed; all of it is in %s, the end was:%n%s"
                        .formatted(root.relativize(log), String.join("\n", lines)));
            }
        } catch (IOException e) {
            throw new Failed("the build could not be run: " + e.getMessage(), e);
        }
    }

    /** The last lines, for the message when it fails. */
    private List<String> follow(Process maven, Path log) throws IOException {
        var last = new ArrayList<String>();
        try (var in = new BufferedReader(new InputStreamReader(maven.getInputStream(), StandardCharsets.UTF_8));
                var out = Files.newBufferedWriter(log)) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                out.write(line);
                out.newLine();
                show(line);
                last.add(line);
                if (last.size() > LINES_ON_FAILURE) {
                    last.remove(0);
                }
            }
        }
        if (terminal) {
            System.out.print("\r\033[K");
        }
        return last;
    }

    private void show(String line) {
        var module = MODULE.matcher(line);
        if (!module.matches()) {
            return;
        }
        if (terminal) {
            System.out.printf("\r\033[K  [%s] %s", module.group(2), module.group(1));
            return;
        }
        System.out.printf("  [%s] %s%n", module.group(2), module.group(1));
    }
}
