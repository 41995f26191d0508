// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rooms of this repository: every module line of bundles/pom.xml. */
final class Rooms {

    static final Path BUNDLES = root().resolve("bundles");

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private Rooms() {}

    /** One room, such as {@code client/api}. */
    record Room(String name) {

        Path folder() {
            return BUNDLES.resolve(name);
        }

        String wing() {
            return name.substring(0, name.indexOf('/'));
        }

        /** Its classes as compiled; a room that only wraps a library has none. */
        Path classes() {
            return folder().resolve("target/classes");
        }

        Manifest manifest() {
            try (var jar = new JarFile(jar().toFile())) {
                return new Manifest(jar.getManifest().getMainAttributes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Path jar() {
            return jars().findFirst().orElseThrow(() -> new IllegalStateException("build %s first".formatted(name)));
        }

        private Stream<Path> jars() {
            var target = folder().resolve("target");
            if (!Files.isDirectory(target)) {
                return Stream.empty();
            }
            try (var files = Files.list(target)) {
                return files
                        .filter(file ->
                                file.getFileName().toString().matches("io\\.tessera\\.[^-]+-[^-]+(-SNAPSHOT)?\\.jar"))
                        .toList()
                        .stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Room> all() {
        try {
            return MODULE.matcher(Files.readString(BUNDLES.resolve("pom.xml")))
                    .results()
                    .map(match -> new Room(match.group(1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        return Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .getParent()
                .getParent();
    }
}
