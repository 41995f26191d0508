// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.nio.file.Path;
import java.util.List;

/** {@code ./tessera}: the first argument is the repository, the others are what was typed. */
public final class Tessera {

    private static final String HELP =
            """
            usage: ./tessera COMMAND [options]

              run             a Bootstrap-Server, two LwM2M Servers and one gateway on this machine; Ctrl-C ends all
              run --check     the same without a terminal: waits until both servers see the gateway's values change,
                              prints how it was provisioned and what they see, ends everything; exit code 0, or 1 with
                              the step that failed
              run --as-built  the same without a look at the sources; goes with --check, too
              gateway         one gateway; its options: ./tessera gateway --help
              server          one server; its options: ./tessera server --help
              bench           measures the codecs beside Leshan's; arguments: folder for the tables (docs), scenarios (all)
              bench wire      puts Tessera's and Leshan's servers under the same load; arguments: folder (docs), clients (10000), repetitions (3)
              package         every bundle as a Deployment Package, and a repository of all with its index; into target/packages
                              or --to FOLDER; signed with --keystore FILE --alias NAME --password-file FILE; --record says
                              that they are published: what is changed from now on gets a greater version
              build           builds what is missing, and nothing else

            Everything that a role writes is in target/run/<role>: log, configuration, passwords.
            What is missing is built first, without the tests (./mvnw verify runs those).
            """;

    private static final List<String> RUN_OPTIONS = List.of("--check", "--as-built");

    private Tessera() {}

    public static void main(String[] arguments) {
        var root = Path.of(arguments[0]);
        System.exit(run(root, List.of(arguments).subList(1, arguments.length)));
    }

    private static int run(Path root, List<String> arguments) {
        var command = arguments.isEmpty() ? "--help" : arguments.get(0);
        var options = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        try {
            return switch (command) {
                case "run" -> run(new Repository(root), options);
                case "gateway", "server" -> new Role(new Repository(root), command).runAlone(options);
                case "bench" -> new Benchmarks(new Repository(root)).run(options);
                case "package" -> packages(new Repository(root), options);
                case "build" -> build(new Repository(root), options);
                case "--help", "-h", "help" -> help();
                default -> throw new Failed("'%s' is no command; ./tessera --help lists them".formatted(command));
            };
        } catch (Failed e) {
            System.err.println(e.getMessage());
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int run(Repository repository, List<String> options) throws Failed, InterruptedException {
        if (options.equals(List.of("--help"))) {
            return help();
        }
        if (!RUN_OPTIONS.containsAll(options)) {
            throw new Failed("run knows the options %s, and not: %s".formatted(RUN_OPTIONS, String.join(" ", options)));
        }
        if (!options.contains("--as-built")) {
            repository.buildMissing();
        }
        try (var demonstration = new Demonstration(repository)) {
            demonstration.start();
            return options.contains("--check") ? demonstration.check() : demonstration.runUntilStopped();
        }
    }

    private static int packages(Repository repository, List<String> options) throws Failed, InterruptedException {
        return options.equals(List.of("--help")) ? help() : new Packaging(repository).run(options);
    }

    private static int build(Repository repository, List<String> options) throws Failed, InterruptedException {
        if (!options.isEmpty()) {
            throw new Failed("build has no options");
        }
        repository.buildMissing();
        return 0;
    }

    private static int help() {
        System.out.print(HELP);
        return 0;
    }
}
