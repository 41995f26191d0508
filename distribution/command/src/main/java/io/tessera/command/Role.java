// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A single gateway or server in the foreground, with the options of its distribution. */
final class Role {

    private final Repository repository;
    private final String name;

    Role(Repository repository, String name) {
        this.repository = repository;
        this.name = name;
    }

    int runAlone(List<String> options) throws Failed, InterruptedException {
        repository.buildMissing();
        var command = new ArrayList<>(List.of(repository.startScript(name).toString()));
        command.addAll(options);
        if (!options.contains("--work") && !options.contains("--help")) {
            command.addAll(List.of("--work", repository.work(name).toString()));
        }
        if (!options.contains("--help")) {
            tellPassword(work(options));
        }
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return process.waitFor();
        } catch (IOException e) {
            throw new Failed("%s could not be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    private void tellPassword(Path work) {
        if (name.equals("gateway")) {
            System.out.println(
                    "The web console's user is admin; the password is in " + work.resolve("console-password"));
            return;
        }
        System.out.println("The page's user is operator; the password is in " + new PagePassword(work).file());
    }

    private Path work(List<String> options) {
        int work = options.indexOf("--work");
        boolean given = work >= 0 && work + 1 < options.size();
        return given ? Path.of(options.get(work + 1)) : repository.work(name);
    }
}
