// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The host's programs as scripts that say what was recorded for a command line, and end badly where nothing was; and
 * the settings that name them.
 */
final class FakeRadios implements AutoCloseable {

    private static final String SCRIPT =
            """
            #!/bin/sh
            printf '%s\\n' "${0##*/} $*" >> "$0.calls"
            answer="$0.$(printf '%s' "$*" | tr -c 'A-Za-z0-9' '_')"
            [ -f "$answer" ] && cat "$answer"
            """;

    private final Path folder;
    private final FakeHost host;
    private final RadioSettings settings;

    FakeRadios(Path root, boolean isChangeAllowed, int signal) throws IOException {
        folder = Files.createDirectories(root.resolve("programs"));
        host = new FakeHost(root);
        var config = new Configured(folder.toString(), isChangeAllowed, signal);
        settings = new RadioSettings(config, host.settings());
    }

    FakeRadios installed(String... programs) throws IOException {
        for (var program : programs) {
            script(program, SCRIPT);
        }
        return this;
    }

    FakeRadios script(String program, String script) throws IOException {
        var file = folder.resolve(program);
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    /** What a program says from now on to a command line; without a word it succeeds, too. */
    FakeRadios says(String command, String output) throws IOException {
        Files.writeString(answer(command), output);
        return this;
    }

    FakeRadios fails(String command) throws IOException {
        Files.delete(answer(command));
        return this;
    }

    private Path answer(String command) {
        int blank = command.indexOf(' ');
        var arguments = command.substring(blank + 1).replaceAll("[^A-Za-z0-9]", "_");
        return folder.resolve(command.substring(0, blank) + "." + arguments);
    }

    /** The command lines of a program since the last time that this was asked. */
    List<String> calls(String program) throws IOException {
        var log = folder.resolve(program + ".calls");
        if (!Files.exists(log)) {
            return List.of();
        }
        var calls = Files.readAllLines(log);
        Files.delete(log);
        return calls;
    }

    FakeHost host() {
        return host;
    }

    RadioSettings settings() {
        return settings;
    }

    /** Does it on the settings' thread, after all that was begun there before. */
    void onThread(Runnable task) throws Exception {
        settings.thread().submit(task).get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        settings.close();
        settings.thread().awaitTermination(30, TimeUnit.SECONDS);
        host.close();
    }

    @SuppressWarnings("ClassExplicitlyAnnotation")
    private record Configured(String folder, boolean change, int signal) implements RadioConfig {

        @Override
        public String mmcli() {
            return folder + "/mmcli";
        }

        @Override
        public String nmcli() {
            return folder + "/nmcli";
        }

        @Override
        public String iw() {
            return folder + "/iw";
        }

        @Override
        public int period() {
            return 3600;
        }

        @Override
        public int timeLimit() {
            return 20;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return RadioConfig.class;
        }
    }
}
