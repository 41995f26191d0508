// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of this installation, made when it is needed first; only its owner may read it. */
final class KeyFile {

    private static final int BYTES = 16;

    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    SecretKey read() throws IOException {
        if (!Files.exists(file)) {
            var fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            OwnerOnly.write(file, fresh);
        }
        var key = Files.readAllBytes(file);
        if (key.length != BYTES) {
            throw new IOException(file + " is no key file");
        }
        try {
            return new SecretKeySpec(key, "AES");
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
