// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.installer.internal;

import io.tessera.lwm2m.platform.firmware.FirmwareRefused;
import io.tessera.lwm2m.platform.firmware.FirmwareRefused.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A package: the firmware, its manifest, the signature over the manifest, and a trailer of 24 characters: the lengths of
 * manifest and signature in eight hexadecimal digits each, and {@code LWM2MFW1}.
 *
 * @param size of the firmware in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SignedPackage(Path file, long size, byte[] manifest, byte[] signature) {

    private static final String MAGIC = "LWM2MFW1";
    private static final int TRAILER = 24;
    private static final int LONGEST_MANIFEST = 4096;
    private static final int LONGEST_SIGNATURE = 2048;
    private static final int BUFFER = 65_536;

    /** @throws FirmwareRefused if it is no such package */
    static SignedPackage open(Path file) throws IOException, FirmwareRefused {
        try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = in.size() - TRAILER;
            var trailer = new String(read(in, end, TRAILER), StandardCharsets.ISO_8859_1);
            if (!trailer.endsWith(MAGIC)) {
                throw new FirmwareRefused(Reason.UNSUPPORTED_TYPE, "this is no firmware package");
            }
            int manifest = length(trailer.substring(0, 8), LONGEST_MANIFEST);
            int signature = length(trailer.substring(8, 16), LONGEST_SIGNATURE);
            long size = end - manifest - signature;
            return new SignedPackage(file, size, read(in, size, manifest), read(in, size + manifest, signature));
        }
    }

    private static int length(String digits, int longest) throws FirmwareRefused {
        try {
            int length = HexFormat.fromHexDigits(digits);
            if (length > 0 && length <= longest) {
                return length;
            }
        } catch (IllegalArgumentException e) {
            // Not hexadecimal: as wrong as one that is too long.
        }
        throw new FirmwareRefused(Reason.INTEGRITY, "the trailer of the package is damaged");
    }

    private static byte[] read(FileChannel in, long offset, int length) throws IOException, FirmwareRefused {
        var bytes = ByteBuffer.allocate(length);
        boolean isThere = offset >= 0;
        while (isThere && bytes.hasRemaining()) {
            isThere = in.read(bytes, offset + bytes.position()) > 0;
        }
        if (!isThere) {
            throw new FirmwareRefused(Reason.UNSUPPORTED_TYPE, "this is too short for a firmware package");
        }
        return bytes.array();
    }

    /**
     * Copies the firmware, and nothing else.
     *
     * @return the SHA-256 of what was copied, in hex
     */
    String copyTo(OutputStream out) throws IOException {
        var digest = sha256();
        try (var in = FileChannel.open(file, StandardOpenOption.READ)) {
            var buffer = ByteBuffer.allocate(BUFFER);
            long left = size;
            while (left > 0) {
                buffer.clear().limit((int) Math.min(left, BUFFER));
                int read = in.read(buffer);
                if (read < 0) {
                    throw new IOException(file + " became shorter");
                }
                digest.update(buffer.array(), 0, read);
                out.write(buffer.array(), 0, read);
                left -= read;
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform has it.
            throw new IllegalStateException(e);
        }
    }
}
