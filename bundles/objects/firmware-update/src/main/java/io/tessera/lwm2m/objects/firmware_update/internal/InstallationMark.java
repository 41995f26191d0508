// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mark of an installation under way, beside the package. */
record InstallationMark(Path folder) {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationMark.class);

    /** Writes down how far an installation is, so that it is known after a restart. */
    void set(String text) throws IOException {
        var draft = folder.resolve("installation.draft");
        Files.writeString(draft, text);
        try (var mark = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            mark.force(true);
        }
        Files.move(draft, markFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var entries = FileChannel.open(folder)) {
            entries.force(true);
        }
    }

    void clear() {
        try {
            Files.deleteIfExists(markFile());
        } catch (IOException e) {
            LOG.warn("{} can't be deleted: {}", markFile(), e.getMessage());
        }
    }

    /** What was written down last; empty if nothing was. */
    String get() {
        try {
            return Files.exists(markFile()) ? Files.readString(markFile()) : "";
        } catch (IOException e) {
            LOG.warn("{} can't be read: {}", markFile(), e.getMessage());
            return "";
        }
    }

    private Path markFile() {
        return folder.resolve("installation");
    }
}
