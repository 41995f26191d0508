// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the application that is selected, read after a PIN where one is asked for (Core 1.2, G.2.4). */
final class ProtectedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ProtectedFiles.class);
    private static final int LARGEST_DIRECTORY = 8192;

    private final CardFiles files;
    private final CardHolder holder;
    private final Fcp application;

    ProtectedFiles(CardFiles files, CardHolder holder, Fcp application) {
        this.files = files;
        this.holder = holder;
        this.application = application;
    }

    /** How to read the file that is selected. */
    private interface Reading {
        byte[] of(FilePath path, Fcp file) throws IOException;
    }

    byte[] directory(FilePath path) throws IOException {
        return read(path, false, (ignored, file) -> whole(files, path, file));
    }

    /** @return as much as the header says; empty if it is blank */
    byte[] bootstrap(DataObject object) throws IOException {
        return read(object.path(), object.isProtected(), this::asAnnounced);
    }

    private byte[] read(FilePath path, boolean isProtected, Reading reading) throws IOException {
        var file = select(path);
        if (isProtected && holder.hasPin()) {
            holder.verify(files, application, file);
            file = select(path);
        }
        try {
            return reading.of(path, file);
        } catch (CardFiles.NotAllowed e) {
            LOG.debug("{}: {}", path, e.getMessage());
        }
        holder.verify(files, application, file);
        return reading.of(path, select(path));
    }

    private Fcp select(FilePath path) throws IOException {
        return files.select(path).orElseThrow(() -> new IOException("the card has no file " + path));
    }

    /** The part of a directory file that the path means. */
    static byte[] whole(CardFiles files, FilePath path, Fcp file) throws IOException {
        int length = available(path, file);
        if (length > LARGEST_DIRECTORY) {
            throw new IOException("the directory %s has %d bytes".formatted(path, length));
        }
        return files.read(path.offset(), length < 0 ? LARGEST_DIRECTORY : length);
    }

    private byte[] asAnnounced(FilePath path, Fcp file) throws IOException {
        var header = files.read(path.offset(), BootstrapFile.HEADER);
        int length = BootstrapFile.length(header);
        if (BootstrapFile.isBlank(header)) {
            return Apdu.NO_DATA;
        }
        int available = available(path, file);
        int most = available < 0 ? CardFiles.LARGEST_FILE - path.offset() : available;
        if (length > most) {
            throw new IOException("the file %s announces %d bytes and has %d".formatted(path, length, most));
        }
        return withBody(path, header, length);
    }

    private byte[] withBody(FilePath path, byte[] header, int length) throws IOException {
        var body = files.read(path.offset() + header.length, length - header.length);
        if (body.length < length - header.length) {
            throw new IOException(
                    "the file %s ends after %d of %d bytes".formatted(path, header.length + body.length, length));
        }
        var content = Arrays.copyOf(header, length);
        System.arraycopy(body, 0, content, header.length, body.length);
        Arrays.fill(body, (byte) 0);
        return content;
    }

    /** What path and card say of its length; -1 if neither does. */
    private static int available(FilePath path, Fcp file) {
        int inFile = file.size() < 0 ? -1 : Math.max(0, file.size() - path.offset());
        if (path.length() < 0) {
            return inFile;
        }
        return inFile < 0 ? path.length() : Math.min(path.length(), inFile);
    }
}
