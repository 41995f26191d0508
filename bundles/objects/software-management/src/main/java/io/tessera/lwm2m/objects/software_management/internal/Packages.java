// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where packages are until they are installed, one for each Object Instance.
 *
 * @param largest bytes of a package
 * @param reserve bytes of the file system that stay free
 */
record Packages(Path folder, long largest, long reserve) {

    private static final Logger LOG = LoggerFactory.getLogger(Packages.class);

    Packages {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " can't be used", e);
        }
    }

    /** The package of an Object Instance; it is there once it is complete. */
    Path file(int instance) {
        return folder.resolve(instance + ".package");
    }

    Path part(int instance) {
        return folder.resolve(instance + ".part");
    }

    boolean has(int instance) {
        return Files.isRegularFile(file(instance));
    }

    /** Keeps a package that came in whole. */
    void store(int instance, byte[] bytes) throws DownloadFailed {
        check(bytes.length, bytes.length);
        try {
            Files.write(part(instance), bytes);
            land(instance);
        } catch (IOException e) {
            throw new DownloadFailed(Reason.NO_ROOM, "the package can't be written: " + e.getMessage(), e);
        }
    }

    /** What has come in is the package. */
    void land(int instance) throws IOException {
        try (var part = FileChannel.open(part(instance), StandardOpenOption.WRITE)) {
            part.force(true);
        }
        Files.move(part(instance), file(instance), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @throws DownloadFailed if a package of this size is too large, or so many bytes more are for the disk */
    void check(long size, long more) throws DownloadFailed {
        if (size > largest) {
            throw new DownloadFailed(Reason.NO_ROOM, "more than %d bytes".formatted(largest));
        }
        try {
            if (more > Files.getFileStore(folder).getUsableSpace() - reserve) {
                throw new DownloadFailed(Reason.NO_ROOM, "no room for %d bytes".formatted(more));
            }
        } catch (IOException e) {
            throw new DownloadFailed(Reason.NO_ROOM, "no room is known: " + e.getMessage(), e);
        }
    }

    void drop(int instance) {
        delete(part(instance));
        delete(file(instance));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} can't be deleted: {}", file, e.getMessage());
        }
    }
}
