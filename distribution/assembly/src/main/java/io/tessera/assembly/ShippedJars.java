// SPDX-License-Identifier: EPL-2.0
package io.tessera.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;

/**
 * The jars as they are shipped: those of others as they are, our bundles with a version that tells their content. Done
 * here and not where they are built, so that a bundle is made with nothing but bnd, and no order among the modules.
 */
final class ShippedJars {

    /** Finds the jar that was built. */
    interface Source {
        Path find(Coordinates coordinates) throws IOException;
    }

    private final Source source;
    private final String group;
    private final PublishedContents published;
    private final Path folder;
    private final Map<String, String> digests = new LinkedHashMap<>();

    /** @param folder where the jars with their version are written */
    ShippedJars(Source source, String group, PublishedContents published, Path folder) {
        this.source = source;
        this.group = group;
        this.published = published;
        this.folder = folder;
    }

    Path find(Coordinates coordinates) throws IOException {
        var built = source.find(coordinates);
        if (!isOurs(coordinates)) {
            return built;
        }
        var jar = OrderedJar.read(built);
        var name = jar.symbolicName();
        if (name == null) {
            return built;
        }
        var digest = ContentDigest.of(jar);
        digests.put(name, digest);
        var version = numbers(jar.header("Bundle-Version")) + "." + published.qualifier(name, digest);
        var headers = jar.manifest().getMainAttributes();
        ContentDigest.OF_THE_BUILD.forEach(header -> headers.remove(new Attributes.Name(header)));
        headers.putValue("Bundle-Version", version);
        var shipped = folder.resolve(coordinates.fileName());
        new OrderedJar(jar.manifest(), new TreeMap<>(jar.entries())).write(shipped);
        return shipped;
    }

    boolean isOurs(Coordinates coordinates) {
        return coordinates.group().equals(group);
    }

    /** From now on what was found is what was published last. */
    void record(Path file) throws IOException {
        digests.forEach(published::add);
        published.write(file);
    }

    /** The first three parts of a version, whatever its qualifier is. */
    private static String numbers(String version) {
        var parts = version.split("\\.");
        return String.join(".", part(parts, 0), part(parts, 1), part(parts, 2));
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "0";
    }
}
