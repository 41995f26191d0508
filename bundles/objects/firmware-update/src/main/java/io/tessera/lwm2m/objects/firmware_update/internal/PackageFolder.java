// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder with the one package that there can be, a part of one, and the mark of an installation under way. */
final class PackageFolder {

    private static final Logger LOG = LoggerFactory.getLogger(PackageFolder.class);

    private final Path folder;
    private final long largest;
    private final LongSupplier room;

    /** @param room bytes that may still be used in the folder */
    PackageFolder(Path folder, long largest, LongSupplier room) {
        this.folder = folder;
        this.largest = largest;
        this.room = room;
    }

    /**
     * The folder, which is made if need be.
     *
     * @param reserve bytes of its file system that stay free
     */
    static PackageFolder of(Path folder, long largest, long reserve) {
        try {
            Files.createDirectories(folder);
            var store = Files.getFileStore(folder);
            return new PackageFolder(folder, largest, () -> {
                try {
                    return store.getUsableSpace() - reserve;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " can't be used", e);
        }
    }

    /** The package; it is there once it is complete. */
    Path file() {
        return folder.resolve("package");
    }

    boolean hasPackage() {
        return Files.isRegularFile(file());
    }

    /** Room for a download, with what is there of it already. */
    PartFile part(String uri, BooleanSupplier wanted) {
        return new PartFile(partFile(), sourceFile(), uri, this, wanted);
    }

    /** Keeps a package that came in whole. */
    void store(byte[] bytes) throws DownloadFailed {
        drop();
        check(bytes.length);
        try {
            Files.write(partFile(), bytes);
            land();
        } catch (IOException e) {
            throw new DownloadFailed(Reason.NO_ROOM, "the package can't be written", e);
        }
    }

    /** What has come in is the package. */
    void land() throws IOException {
        try (var part = FileChannel.open(partFile(), StandardOpenOption.WRITE)) {
            part.force(true);
        }
        Files.move(partFile(), file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether the package is what was fetched from a URI. */
    boolean hasPackageFrom(String uri) {
        return hasPackage() && !Files.exists(partFile()) && PartFile.isSource(sourceFile(), uri);
    }

    /** Deletes the package, or the part of one that is there. */
    void drop() {
        delete(sourceFile());
        delete(file());
        delete(partFile());
    }

    /** @throws DownloadFailed if so many bytes more are too many, for a package of this size in all or for the disk */
    void check(long size, long more) throws DownloadFailed {
        if (size > largest) {
            throw new DownloadFailed(Reason.NO_ROOM, "more than %d bytes".formatted(largest));
        }
        if (more > room.getAsLong()) {
            throw new DownloadFailed(Reason.NO_ROOM, "no room for %d bytes".formatted(more));
        }
    }

    private void check(long size) throws DownloadFailed {
        check(size, size);
    }

    /** Writes down how far an installation is, so that it is known after a restart. */
    void mark(String text) throws IOException {
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

    void unmark() {
        delete(markFile());
    }

    /** What was written down last; empty if nothing was. */
    String mark() {
        try {
            return Files.exists(markFile()) ? Files.readString(markFile()) : "";
        } catch (IOException e) {
            LOG.warn("{} can't be read: {}", markFile(), e.getMessage());
            return "";
        }
    }

    private Path partFile() {
        return folder.resolve("package.part");
    }

    private Path sourceFile() {
        return folder.resolve("package.source");
    }

    private Path markFile() {
        return folder.resolve("installation");
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} can't be deleted: {}", file, e.getMessage());
        }
    }
}
