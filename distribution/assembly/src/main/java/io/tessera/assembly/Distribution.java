// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runnable folder: {@code lib} (class path of the launcher), {@code bundle}, {@code etc} (what the launcher
 * reads), {@code config} (one file a PID), {@code features} (what it was made of), and the distribution's own files.
 */
final class Distribution {

    private final List<Feature> features;
    private final Map<Coordinates, Path> jars = new LinkedHashMap<>();

    Distribution(List<Feature> features, ShippedJars shipped) throws IOException {
        this.features = features;
        for (var feature : features) {
            for (var bundle : feature.bundles()) {
                jars.put(bundle.coordinates(), shipped.find(bundle.coordinates()));
            }
            for (var library : feature.classpath()) {
                jars.put(library, shipped.find(library));
            }
        }
    }

    Map<String, String> frameworkProperties() {
        var properties = new LinkedHashMap<String, String>();
        features.forEach(feature -> properties.putAll(feature.frameworkProperties()));
        return properties;
    }

    List<Path> bundleFiles() {
        return bundles().stream().map(bundle -> jars.get(bundle.coordinates())).toList();
    }

    void write(Path folder, Path root, List<Path> own) throws IOException {
        delete(folder);
        for (var files : own) {
            copyTree(files, folder);
        }
        Files.createDirectories(folder.resolve("etc"));
        for (var feature : features) {
            writeFeature(feature, folder, root.resolve("config"));
        }
        Files.writeString(folder.resolve("etc/bundles"), bundleList());
        Files.writeString(folder.resolve("etc/framework.properties"), propertiesText());
        Files.copy(root.resolve("LICENSE"), folder.resolve("LICENSE"));
        makeExecutable(folder.resolve("bin"));
    }

    /** Every jar that is in it, each once. */
    Map<Coordinates, Path> jars() {
        return Collections.unmodifiableMap(jars);
    }

    String summary(Path zip) throws IOException {
        return "%d bundles, %,d bytes of zip".formatted(bundles().size(), Files.size(zip));
    }

    private List<Feature.Bundle> bundles() {
        var distinct = new LinkedHashMap<Coordinates, Feature.Bundle>();
        for (var feature : features) {
            feature.bundles().forEach(bundle -> distinct.putIfAbsent(bundle.coordinates(), bundle));
        }
        return distinct.values().stream()
                .sorted(Comparator.comparingInt(Feature.Bundle::startLevel))
                .toList();
    }

    private void writeFeature(Feature feature, Path folder, Path config) throws IOException {
        for (var bundle : feature.bundles()) {
            copy(
                    jars.get(bundle.coordinates()),
                    folder.resolve("bundle"),
                    bundle.coordinates().fileName());
        }
        for (var library : feature.classpath()) {
            copy(jars.get(library), folder.resolve("lib"), library.fileName());
        }
        for (var file : feature.configurationFiles()) {
            copy(config.resolve(file), folder.resolve("config"), file);
        }
        Files.createDirectories(folder.resolve("features"));
        Files.writeString(
                folder.resolve("features").resolve(feature.json().path("name").asText() + ".json"),
                feature.json().toPrettyString() + "\n");
    }

    /** One line a bundle: start level and file name, in the order of installation. */
    private String bundleList() {
        var lines = new ArrayList<String>();
        bundles()
                .forEach(bundle -> lines.add(
                        bundle.startLevel() + " " + bundle.coordinates().fileName()));
        return String.join("\n", lines) + "\n";
    }

    /** Not {@code Properties.store}, which writes the time. */
    private String propertiesText() {
        var text = new StringBuilder("# Made from the features; see features/.\n");
        frameworkProperties().forEach((key, value) -> text.append(key)
                .append('=')
                .append(value.replace("\\", "\\\\"))
                .append('\n'));
        return text.toString();
    }

    private static void copy(Path file, Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Files.copy(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.sorted().toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void makeExecutable(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                if (!file.toFile().setExecutable(true, false)) {
                    throw new IOException("cannot make %s executable".formatted(file));
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
