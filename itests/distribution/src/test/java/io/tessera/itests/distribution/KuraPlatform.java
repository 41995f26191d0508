// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.ops4j.pax.exam.Option;

/** What Kura 5 has, Equinox 3.16, SCR 2.1.16 and SLF4J 1.7, with the bundles of both distributions. */
final class KuraPlatform {

    private KuraPlatform() {}

    static Option[] withBothDistributions() throws IOException {
        var options = new ArrayList<Option>();
        options.add(frameworkStartLevel(100));
        options.add(junitBundles());
        try (var files = Files.list(Path.of(System.getProperty("kura.platform")))) {
            for (var file : files.sorted().toList()) {
                options.add(bundle(file.toUri().toString()).startLevel(2));
            }
        }
        var rooms = new TreeMap<Path, Path>();
        for (var role : List.of("gateway", "server")) {
            new DistributionUnderTest(role).ownBundles().forEach(file -> rooms.put(file.getFileName(), file));
        }
        rooms.values()
                .forEach(file -> options.add(bundle(file.toUri().toString()).startLevel(20)));
        return options.toArray(Option[]::new);
    }
}
