// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of {@code etc/options}: {@code name | kind | default | what it is}.
 *
 * @param kind text, or udp/tcp for a port that has to be free at the start
 */
record Option(String name, Kind kind, String preset, String meaning) {

    enum Kind {
        TEXT,
        UDP,
        TCP
    }

    static List<Option> read(Path file) throws IOException {
        var options = new ArrayList<Option>();
        for (var line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                options.add(parse(line));
            }
        }
        return options;
    }

    private static Option parse(String line) {
        var columns = line.split("\\|", 4);
        var kind = Kind.valueOf(columns[1].strip().toUpperCase(java.util.Locale.ROOT));
        return new Option(columns[0].strip(), kind, columns[2].strip(), columns[3].strip());
    }

    /** The name under which configuration files find the value. */
    String property() {
        return "tessera." + name;
    }

    String environment() {
        return "TESSERA_" + name.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    }
}
