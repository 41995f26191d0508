// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A pre-shared key of the gateway and one server, drawn anew for each demonstration. It is only ever in files that their
 * owner alone can read.
 */
final class DrawnKey {

    private static final int BYTES = 16;

    private final String server;
    private final String digits;

    private DrawnKey(String server, String digits) {
        this.server = server;
        this.digits = digits;
    }

    static DrawnKey with(String server) {
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return new DrawnKey(server, HexFormat.of().formatHex(key));
    }

    /** Makes the client known to the server, whose folder this is. */
    void tellServer(Path work, String identity) throws IOException {
        write(
                work.resolve("config/io.tessera.lwm2m.server.credentials.client-gateway.cfg"),
                """
                # Written by ./tessera run: what the gateway proves itself with.
                identity=%s
                .key=%s
                """
                        .formatted(identity, digits));
    }

    /**
     * Gives the key to a role that has to know it, whose folder this is.
     *
     * @return the file that it is in
     */
    Path giveTo(Path work) throws IOException {
        var file = work.resolve("keys").resolve(server);
        write(file, digits + "\n");
        return file;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(file, owner);
        Files.writeString(file, text);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "key with " + server;
    }
}
