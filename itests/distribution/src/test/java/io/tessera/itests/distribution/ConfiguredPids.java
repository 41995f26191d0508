// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** The PIDs that the files in {@code config/} are for: {@code pid.cfg}, {@code factory.pid-name.cfg}. */
final class ConfiguredPids {

    private ConfiguredPids() {}

    static Set<String> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.replaceFirst("(-[^.]+)?\\.(cfg|config)$", ""))
                    .collect(Collectors.toSet());
        }
    }
}
