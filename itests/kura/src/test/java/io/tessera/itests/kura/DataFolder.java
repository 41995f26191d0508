// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.kura;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** What outlives a start of Kura: the folder "data" of the working directory. */
final class DataFolder {

    private static final Path DATA = Path.of("data");

    private DataFolder() {}

    static void clear() throws IOException {
        if (Files.exists(DATA)) {
            try (var files = Files.walk(DATA)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** As it is on the disk at this moment. */
    static void save(Path copy) throws IOException {
        copy(DATA, copy);
    }

    static void restore(Path copy) throws IOException {
        clear();
        copy(copy, DATA);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
