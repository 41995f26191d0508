// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import io.tessera.lwm2m.platform.download.Landing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.function.BooleanSupplier;

/** A package that comes in, from its beginning: bundles are small, so that no part of one is gone on with. */
final class Arrival implements Landing, AutoCloseable {

    private final Packages packages;
    private final int instance;
    private final BooleanSupplier wanted;
    private final OutputStream out;
    private long announced = -1;
    private long size;

    Arrival(Packages packages, int instance, BooleanSupplier wanted) throws IOException {
        this.packages = packages;
        this.instance = instance;
        this.wanted = wanted;
        out = Files.newOutputStream(packages.part(instance));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String validator() {
        return "";
    }

    @Override
    public void begin(String validator, long newSize) throws DownloadFailed {
        if (size > 0) {
            throw new DownloadFailed(Reason.CONNECTION_LOST, "it began anew on the way");
        }
        packages.check(newSize, newSize);
        announced = newSize;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws DownloadFailed {
        if (!wanted.getAsBoolean()) {
            throw new DownloadFailed(Reason.CONNECTION_LOST, "it isn't wanted any more");
        }
        packages.check(size + length, length);
        try {
            out.write(bytes, offset, length);
            size += length;
        } catch (IOException e) {
            throw new DownloadFailed(Reason.NO_ROOM, "the package can't be written: " + e.getMessage(), e);
        }
    }

    /** The package is complete. */
    void land() throws DownloadFailed, IOException {
        if (size == 0 || (announced >= 0 && size != announced)) {
            throw new DownloadFailed(Reason.BROKEN, "%d bytes of %d".formatted(size, announced));
        }
        out.close();
        packages.land(instance);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
