// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.packages;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * How large packages may be.
 *
 * @param largest bytes of one
 * @param room bytes that may still be used on the disk
 */
public record PackageLimits(long largest, LongSupplier room) {

    /**
     * Those of a folder, which is made if need be.
     *
     * @param reserve bytes of its file system that stay free
     * @throws UncheckedIOException if it can't be used
     */
    public static PackageLimits of(Path folder, long largest, long reserve) {
        try {
            Files.createDirectories(folder);
            var store = Files.getFileStore(folder);
            return new PackageLimits(largest, () -> {
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

    /** @throws DownloadFailed if so many bytes more are too many, for a package of this size in all or for the disk */
    public void check(long size, long more) throws DownloadFailed {
        if (size > largest) {
            throw new DownloadFailed(Reason.NO_ROOM, "more than %d bytes".formatted(largest));
        }
        if (more > left()) {
            throw new DownloadFailed(Reason.NO_ROOM, "no room for %d bytes".formatted(more));
        }
    }

    /** Bytes that a package could have now. */
    public long most() {
        try {
            return Math.max(0, Math.min(largest, left()));
        } catch (DownloadFailed e) {
            return 0;
        }
    }

    private long left() throws DownloadFailed {
        try {
            return room.getAsLong();
        } catch (UncheckedIOException e) {
            throw new DownloadFailed(Reason.NO_ROOM, "no room is known: " + e.getMessage(), e);
        }
    }
}
