// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import aQute.bnd.osgi.repository.XMLResourceGenerator;
import aQute.bnd.osgi.resource.ResourceBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code index.xml} (OSGi Repository Service, Compendium 132.5) of the jars in its folder, in the order of their names. */
final class RepositoryIndex {

    private RepositoryIndex() {}

    static void write(Path folder, String name) throws IOException {
        // Its number of changes is that of no clock.
        var index = new XMLResourceGenerator().name(name).increment(0).indent(2);
        try (var files = Files.list(folder)) {
            for (var jar : files.filter(RepositoryIndex::isJar).sorted().toList()) {
                add(index, jar);
            }
            try (var out = Files.newOutputStream(folder.resolve("index.xml"))) {
                index.save(out);
            }
        }
    }

    // The library declares Exception, and means what it can't read.
    private static void add(XMLResourceGenerator index, Path jar) throws IOException {
        var resource = new ResourceBuilder();
        try {
            resource.addFile(jar.toFile(), URI.create(jar.getFileName().toString()));
        } catch (Exception e) {
            throw new IOException("cannot index %s: %s".formatted(jar, e.getMessage()), e);
        }
        index.resource(resource.build());
    }

    private static boolean isJar(Path file) {
        return file.getFileName().toString().endsWith(".jar");
    }
}
