// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The measurements of {@code itests/bench}: the codecs, or the servers on the wire. */
final class Benchmarks {

    private static final String JAR = "itests/bench/target/bench.jar";
    private static final String WIRE = "io.tessera.lwm2m.itests.bench.wire.WireBench";

    private final Repository repository;

    Benchmarks(Repository repository) {
        this.repository = repository;
    }

    int run(List<String> arguments) throws Failed, InterruptedException {
        var jar = repository.root().resolve(JAR);
        if (!Files.exists(jar)) {
            new Build(repository.root()).run(List.of("package", "-DskipTests"));
        }
        var command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        if (arguments.isEmpty() || !arguments.get(0).equals("wire")) {
            command.addAll(List.of("-jar", jar.toString()));
            command.addAll(arguments);
        } else {
            command.addAll(
                    List.of("-cp", jar.toString(), WIRE, repository.root().toString()));
            command.addAll(arguments.subList(1, arguments.size()));
        }
        try {
            var process = new ProcessBuilder(command)
                    .directory(repository.root().toFile())
                    .inheritIO()
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return process.waitFor();
        } catch (IOException e) {
            throw new Failed("the benchmarks could not be started: " + e.getMessage(), e);
        }
    }
}
