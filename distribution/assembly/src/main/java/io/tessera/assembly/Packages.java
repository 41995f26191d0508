// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The folder that is published: {@code repository}, bundles and their index, and {@code deployment}, a package a bundle. */
final class Packages {

    private final ShippedJars shipped;
    private final JarSignature signature;

    /** @param signature null: nothing is signed */
    Packages(ShippedJars shipped, JarSignature signature) {
        this.shipped = shipped;
        this.signature = signature;
    }

    /** What was written, for the log. */
    String write(List<Feature> features, Path folder) throws IOException {
        var repository = emptied(folder.resolve("repository"));
        var deployment = emptied(folder.resolve("deployment"));
        int own = 0;
        var jars = jars(features);
        for (var bundle : jars) {
            var file = shipped.find(bundle);
            var jar = OrderedJar.read(file);
            if (jar.symbolicName() == null) {
                throw new IOException("%s is no bundle, and a feature names it".formatted(bundle));
            }
            if (shipped.isOurs(bundle)) {
                var bytes = signed(jar).bytes();
                Files.write(repository.resolve(fileName(jar)), bytes);
                var packed = new DeploymentPackage(jar, bytes);
                signed(packed.jar()).write(deployment.resolve(packed.fileName()));
                own++;
            } else {
                Files.copy(file, repository.resolve(fileName(jar)));
            }
        }
        RepositoryIndex.write(repository, "Tessera");
        return "%d Deployment Packages, %d bundles in the repository".formatted(own, jars.size());
    }

    /** With what others have on the class path of a distribution, its framework first of all. */
    private Set<Coordinates> jars(List<Feature> features) {
        var jars = new LinkedHashSet<Coordinates>();
        for (var feature : features) {
            feature.bundles().forEach(bundle -> jars.add(bundle.coordinates()));
            feature.classpath().stream()
                    .filter(library -> !shipped.isOurs(library))
                    .forEach(jars::add);
        }
        return jars;
    }

    private OrderedJar signed(OrderedJar jar) throws IOException {
        return signature == null ? jar : signature.sign(jar);
    }

    private static String fileName(OrderedJar jar) {
        return "%s_%s.jar".formatted(jar.symbolicName(), jar.header("Bundle-Version"));
    }

    /** Of what was there before only what is made here goes: it may be a folder of somebody's. */
    private static Path emptied(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".jar") || name.endsWith(".dp") || name.equals("index.xml")) {
                    Files.delete(file);
                }
            }
        }
        return folder;
    }
}
