// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A user's password, drawn where there is none yet. */
final class PasswordFile {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordFile.class);
    private static final int BYTES = 15;

    private final Path file;

    PasswordFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /** @throws IllegalArgumentException if nothing usable is in it */
    Password read() throws IOException {
        if (Files.notExists(file)) {
            draw();
        }
        return Password.of(Files.readString(file).strip());
    }

    private void draw() throws IOException {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.getParent());
        try {
            Files.createFile(file, forOwnerOnly());
        } catch (FileAlreadyExistsException somebodyElseDrewIt) {
            return;
        }
        Files.writeString(file, Base64.getUrlEncoder().encodeToString(random) + "\n");
        LOG.info("Drew a password: {}", file);
    }

    private FileAttribute<?>[] forOwnerOnly() throws IOException {
        if (!Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
