// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.linux.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads the small files of /sys and /proc. */
final class SysFiles {

    private static final int LONGEST = 64 * 1024;

    private SysFiles() {}

    /** The folders and files in a folder that match a glob, by name; none if there is no such folder. */
    static List<Path> list(Path folder, String glob) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
            entries.forEach(found::add);
        }
        Collections.sort(found);
        return found;
    }

    /** The text of a file without white space around it; at most its first 64 KiB. */
    static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
        }
    }

    /** The text of a file that need not be there. */
    static Optional<String> optionalText(Path file) {
        try {
            return Files.isReadable(file) ? Optional.of(text(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The number in a file; NaN if it can't be read or is none. */
    static double number(Path file) {
        try {
            return Double.parseDouble(text(file));
        } catch (IOException | NumberFormatException e) {
            return Double.NaN;
        }
    }
}
