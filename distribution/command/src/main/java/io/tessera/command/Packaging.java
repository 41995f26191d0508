// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code ./tessera package}: writes every bundle as a Deployment Package, and the repository with its index. */
final class Packaging {

    static final String FOLDER = "target/packages";

    /** What takes a value: the property of the build that it becomes. */
    private static final Map<String, String> OPTIONS = Map.of(
            "--to", "tessera.packages",
            "--keystore", "tessera.keystore",
            "--alias", "tessera.alias",
            "--password-file", "tessera.password-file");

    private static final List<String> KEY_OPTIONS = List.of("--keystore", "--alias", "--password-file");
    private static final List<String> PATHS = List.of("--to", "--keystore", "--password-file");

    private final Repository repository;

    Packaging(Repository repository) {
        this.repository = repository;
    }

    int run(List<String> arguments) throws Failed, InterruptedException {
        var properties = properties(arguments);
        repository.buildMissing();
        var goals = new ArrayList<>(List.of(
                "package",
                "-DskipTests",
                "-Dtessera.without-itests",
                "-Dspotless.check.skip=true",
                // The plug-in that packs is built here, too: it is in no repository.
                "-pl",
                "distribution/assembly,distribution/packages"));
        goals.addAll(properties);
        new Build(repository.root()).run("Packing", goals);
        System.out.println("Deployment Packages and repository are in " + folder(properties));
        return 0;
    }

    private String folder(List<String> properties) {
        return properties.stream()
                .filter(property -> property.startsWith("-Dtessera.packages="))
                .map(property -> property.substring(property.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
    }

    /** As arguments of the build. */
    List<String> properties(List<String> arguments) throws Failed {
        var properties = new ArrayList<String>();
        var given = new ArrayList<String>();
        for (int index = 0; index < arguments.size(); index++) {
            var option = arguments.get(index);
            given.add(option);
            if (option.equals("--record")) {
                properties.add("-Dtessera.record=true");
                continue;
            }
            if (!OPTIONS.containsKey(option) || index + 1 == arguments.size()) {
                throw new Failed(
                        "package has the options --to FOLDER, --keystore FILE, --alias NAME, --password-file FILE "
                                + "and --record, and not: " + option);
            }
            index++;
            properties.add("-D%s=%s".formatted(OPTIONS.get(option), value(option, arguments.get(index))));
        }
        long keyOptions = KEY_OPTIONS.stream().filter(given::contains).count();
        if (keyOptions != 0 && keyOptions != KEY_OPTIONS.size()) {
            throw new Failed("to sign, all of %s are needed".formatted(String.join(", ", KEY_OPTIONS)));
        }
        if (!given.contains("--to")) {
            properties.add("-Dtessera.packages=" + repository.root().resolve(FOLDER));
        }
        return properties;
    }

    private static String value(String option, String text) throws Failed {
        if (!PATHS.contains(option)) {
            return text;
        }
        var path = Path.of(text).toAbsolutePath().normalize();
        if (!option.equals("--to") && !Files.isRegularFile(path)) {
            throw new Failed("%s: there is no file %s".formatted(option, path));
        }
        return path.toString();
    }
}
