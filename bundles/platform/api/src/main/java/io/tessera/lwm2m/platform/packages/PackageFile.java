// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.packages;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The place of one package: the file, which is there once it is complete, and beside it the part that has come. */
public final class PackageFile {

    private static final Logger LOG = LoggerFactory.getLogger(PackageFile.class);

    private final Path file;
    private final PackageLimits limits;

    public PackageFile(Path file, PackageLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    /** The package. */
    public Path path() {
        return file;
    }

    public PackageLimits limits() {
        return limits;
    }

    /** Whether the package is there, all of it. */
    public boolean isThere() {
        return Files.isRegularFile(file);
    }

    /** Deletes the package, or the part of one that is there. */
    public void drop() {
        delete(sourceFile());
        delete(file);
        delete(partFile());
    }

    /** Whether the package is what was fetched from a URI. */
    boolean isFrom(String uri) {
        return isThere() && !Files.exists(partFile()) && PartFile.isSource(sourceFile(), uri);
    }

    /**
     * Room for a package, with what is there of it already.
     *
     * @param uri where it is from; empty for one that can't be gone on with
     */
    PartFile part(String uri, BooleanSupplier wanted) {
        return new PartFile(this, uri, wanted);
    }

    /** What has come in is the package. */
    void land() throws IOException {
        try (var part = FileChannel.open(partFile(), StandardOpenOption.WRITE)) {
            part.force(true);
        }
        Files.move(partFile(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    Path partFile() {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    Path sourceFile() {
        return file.resolveSibling(file.getFileName() + ".source");
    }

    static void delete(Path some) {
        try {
            Files.deleteIfExists(some);
        } catch (IOException e) {
            LOG.warn("{} can't be deleted: {}", some, e.getMessage());
        }
    }

    static DownloadFailed noRoom(IOException e) {
        return new DownloadFailed(Reason.NO_ROOM, "the package can't be written: " + e.getMessage(), e);
    }
}
