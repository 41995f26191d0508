// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a file says, read again when it has changed. A file that can't be used leaves in force what it said before. */
final class WatchedFile<T> {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedFile.class);
    private static final FileTime MISSING = FileTime.fromMillis(0);

    private final Path file;
    private final Function<byte[], T> reader;
    private Optional<FileTime> read = Optional.empty();
    private Optional<T> content = Optional.empty();

    /** @param reader throws IllegalArgumentException for what isn't right */
    WatchedFile(Path file, Function<byte[], T> reader) {
        this.file = file;
        this.reader = reader;
    }

    synchronized Optional<T> content() {
        var changed = Optional.of(changed());
        if (changed.equals(read)) {
            return content;
        }
        read = changed;
        try {
            content = Optional.of(reader.apply(Files.readAllBytes(file)));
            LOG.info("{} read", file);
        } catch (IOException | IllegalArgumentException e) {
            LOG.error("{} can't be used: {}", file, e.toString());
        }
        return content;
    }

    private FileTime changed() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return MISSING;
        }
    }
}
