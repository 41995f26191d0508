// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;

/**
 * Where a file is: the file identifiers from the Master File or, beginning with 7FFF, from the application that was
 * selected (ETSI TS 102 221, 8.4.2).
 *
 * @param hex two bytes for each file identifier, without that of the Master File
 * @param offset where in the file it begins
 * @param length bytes from there; -1 for all
 */
record FilePath(String hex, int offset, int length) {

    static final FilePath DIR = new FilePath("2F00", 0, -1);
    static final FilePath ODF = new FilePath("7FFF5031", 0, -1);

    private static final String MASTER_FILE = "3F00";
    private static final String APPLICATION = "7FFF";
    private static final int DEEPEST = 8;
    private static final int LENGTH = 0x80;

    static FilePath ofRule(int file) {
        var hex = "%04X".formatted(file);
        return new FilePath(hex.startsWith("2F") ? hex : APPLICATION + hex, 0, -1);
    }

    /**
     * A path of PKCS#15 (6.1.5): absolute if it begins with the Master File, or else below the application.
     *
     * @param elements what is in its SEQUENCE
     */
    static FilePath of(List<BerTlv> elements) throws IOException {
        var path = BerTlv.find(elements, BerTlv.OCTET_STRING)
                .orElseThrow(() -> BerTlv.malformed("a path", "it has no file identifiers"))
                .value();
        if (path.length < 2 || path.length % 2 != 0 || path.length > 2 * DEEPEST) {
            throw BerTlv.malformed("a path", "%d bytes of file identifiers".formatted(path.length));
        }
        var index = BerTlv.find(elements, BerTlv.INTEGER);
        var length = BerTlv.find(elements, LENGTH);
        return new FilePath(
                fromRoot(HexFormat.of().withUpperCase().formatHex(path)),
                index.isPresent() ? index.get().number("the index of a path") : 0,
                length.isPresent() ? length.get().number("the length of a path") : -1);
    }

    private static String fromRoot(String hex) throws IOException {
        if (hex.startsWith(APPLICATION)) {
            return hex;
        }
        if (!hex.startsWith(MASTER_FILE)) {
            return APPLICATION + hex;
        }
        if (hex.length() == MASTER_FILE.length()) {
            throw BerTlv.malformed("a path", "it leads to the Master File");
        }
        return hex.substring(MASTER_FILE.length());
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
