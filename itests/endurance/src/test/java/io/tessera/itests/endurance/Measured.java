// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@link CountingSource} wrote: number n is line n. */
final class Measured {

    private final Path file;
    private final Runnable update;

    Measured(Path file) {
        this(file, () -> {});
    }

    /** @param update brings what was written into that file */
    Measured(Path file, Runnable update) {
        this.file = file;
        this.update = update;
    }

    /** When each number was measured, milliseconds since the epoch; number 1 first. */
    List<Long> times() throws IOException {
        update.run();
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .map(line -> Long.valueOf(line.substring(line.indexOf(' ') + 1)))
                .toList();
    }
}
