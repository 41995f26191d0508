// SPDX-License-Identifier: EPL-2.0
package io.tessera.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The web console's password: drawn at the first start, kept in a file that only its owner can read. */
final class ConsolePassword {

    private static final int BYTES = 15;

    private final Path file;

    ConsolePassword(Path file) {
        this.file = file;
    }

    /** The form in which Felix's web console keeps a password. */
    String hashed() throws IOException {
        if (!Files.exists(file)) {
            draw();
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(Files.readString(file).strip().getBytes(UTF_8));
            return "{sha-256}" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Under another name first: a process that is killed meanwhile leaves no empty password. */
    private void draw() throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(draft, owner);
        Files.writeString(draft, Base64.getUrlEncoder().encodeToString(random) + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
