// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.packages;

import io.tessera.lwm2m.platform.download.DownloadFailed;
import io.tessera.lwm2m.platform.download.DownloadFailed.Reason;
import io.tessera.lwm2m.platform.download.Landing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A part of a package, and beside it what it is a part of: the digest of the URI, which may have secrets in it, the
 * validator, and the size in all.
 */
final class PartFile implements Landing, AutoCloseable {

    private static final int LONGEST_VALIDATOR = 256;

    private final PackageFile place;
    private final Path file;
    private final Path source;
    private final String uri;
    private final BooleanSupplier wanted;
    private OutputStream out;
    private String validator;
    private long announced;
    private long size;

    PartFile(PackageFile place, String uri, BooleanSupplier wanted) {
        this.place = place;
        this.uri = uri;
        this.wanted = wanted;
        file = place.partFile();
        source = place.sourceFile();
        readSource();
    }

    /** Of another URI, or damaged: as if nothing were there. */
    private void readSource() {
        forget();
        try {
            var lines = Files.readAllLines(source);
            if (lines.size() == 3 && lines.get(0).equals(digest(uri))) {
                announced = Long.parseLong(lines.get(2));
                validator = lines.get(1);
                size = Files.size(file);
            }
        } catch (IOException | NumberFormatException e) {
            forget();
        }
    }

    /** Whether that file says that something is from a URI. */
    static boolean isSource(Path file, String uri) {
        try {
            return Files.readAllLines(file).get(0).equals(digest(uri));
        } catch (IOException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    private void forget() {
        validator = "";
        announced = -1;
        size = 0;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String validator() {
        return validator;
    }

    @Override
    public void begin(String newValidator, long newSize) throws DownloadFailed {
        try {
            close();
            PackageFile.delete(source);
            PackageFile.delete(file);
            place.limits().check(newSize, newSize);
            boolean isUsable = newValidator.length() <= LONGEST_VALIDATOR
                    && newValidator.chars().noneMatch(Character::isISOControl);
            validator = isUsable ? newValidator : "";
            announced = newSize;
            size = 0;
            Files.write(source, List.of(digest(uri), validator, Long.toString(announced)));
        } catch (IOException e) {
            throw PackageFile.noRoom(e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws DownloadFailed {
        if (!wanted.getAsBoolean()) {
            throw new DownloadFailed(Reason.CONNECTION_LOST, "it took too long, or isn't wanted any more");
        }
        if (announced >= 0 && size + length > announced) {
            throw new DownloadFailed(Reason.BROKEN, "more than the %d bytes announced".formatted(announced));
        }
        place.limits().check(size + length, length);
        try {
            if (out == null) {
                out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            out.write(bytes, offset, length);
            size += length;
        } catch (IOException e) {
            throw PackageFile.noRoom(e);
        }
    }

    /** The package is complete. */
    void land() throws DownloadFailed {
        if (size == 0 || (announced >= 0 && size != announced)) {
            throw new DownloadFailed(Reason.BROKEN, "%d bytes of %d".formatted(size, announced));
        }
        try {
            close();
            place.land();
        } catch (IOException e) {
            throw PackageFile.noRoom(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
        }
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform has it.
            throw new IllegalStateException(e);
        }
    }
}
