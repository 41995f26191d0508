// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.osgi.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.osgi.framework.Bundle;

/** A bundle as a file again: where it came from may be gone long since. */
final class BundleCopy {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final Bundle bundle;

    BundleCopy(Bundle bundle) {
        this.bundle = bundle;
    }

    /** The file is there in whole once this returns, even if the machine stops then. */
    void writeTo(Path file) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            write(MANIFEST, out);
            writeAll("/", out);
        }
        try (var written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    private void writeAll(String folder, ZipOutputStream out) throws IOException {
        var paths = bundle.getEntryPaths(folder);
        if (paths == null) {
            return;
        }
        for (var path : Collections.list(paths)) {
            if (path.endsWith("/")) {
                writeAll(path, out);
            } else if (!path.equals(MANIFEST)) {
                write(path, out);
            }
        }
    }

    private void write(String path, ZipOutputStream out) throws IOException {
        var entry = bundle.getEntry(path);
        if (entry == null) {
            throw new FileNotFoundException(bundle + " has no " + path);
        }
        out.putNextEntry(new ZipEntry(path));
        try (var in = entry.openStream()) {
            in.transferTo(out);
        }
        out.closeEntry();
    }
}
