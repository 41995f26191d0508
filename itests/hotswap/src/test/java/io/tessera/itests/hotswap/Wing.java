// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.hotswap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * The bundles of one distribution that are replaced in its process.
 *
 * @param jars by symbolic name
 * @param ahead those that have a next version now
 */
record Wing(AgentLink process, TreeMap<String, Path> jars, Path work, Set<String> ahead) {

    private static final String VERSION = "-0.1.0-SNAPSHOT.jar";

    /** @param distribution such as gateway; the symbolic names that are wanted of it are a system property's pattern */
    static Wing of(String distribution, String wanted, AgentLink process, Path work) throws IOException {
        var names = System.getProperty(wanted, ".*");
        var jars = new TreeMap<String, Path>();
        try (var files = Files.list(Path.of(System.getProperty("tessera." + distribution), "bundle"))) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace(VERSION, "");
                if (name.startsWith("io.tessera.") && name.matches(names)) {
                    jars.put(name, file.toRealPath());
                }
            }
        }
        return new Wing(process, jars, Files.createDirectories(work), new HashSet<>());
    }

    /**
     * By its next version, or by the first one again.
     *
     * @return how many milliseconds it took, and how many bundles were refreshed
     */
    String replace(String name) throws IOException {
        boolean isNext = ahead.add(name) || !ahead.remove(name);
        var jar = isNext ? BundleJar.next(jars.get(name), work) : jars.get(name);
        return process.ask("update %s %s".formatted(name, jar));
    }
}
