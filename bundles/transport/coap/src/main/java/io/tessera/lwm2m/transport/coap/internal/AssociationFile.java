// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.platform.secrets.Secrets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file for the associations of one endpoint, encrypted (AES-GCM), read once: it is deleted before it is used. */
public final class AssociationFile {

    private static final Logger LOG = LoggerFactory.getLogger(AssociationFile.class);

    private static final String PURPOSE = "io.tessera.lwm2m.transport.coap/associations";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final byte[] name;
    private final Secrets secrets;

    /** @param endpoint its name; no other endpoint can use the file */
    public AssociationFile(Path directory, String endpoint, Secrets secrets) {
        name = endpoint.getBytes(StandardCharsets.UTF_8);
        file = directory.resolve("associations-%08x".formatted(endpoint.hashCode()));
        this.secrets = secrets;
    }

    /** What was left, if anything was, and it is ours and unchanged. */
    Optional<byte[]> take() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var stored = ByteBuffer.wrap(Files.readAllBytes(file));
            Files.delete(file);
            if (stored.remaining() < NONCE) {
                throw new IOException("the file is cut off");
            }
            var nonce = new byte[NONCE];
            stored.get(nonce);
            var cipher = cipher(Cipher.DECRYPT_MODE, nonce);
            return Optional.of(cipher.doFinal(stored.array(), NONCE, stored.remaining()));
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("{} can't be used, peers will make new associations: {}", file, e.toString());
            return Optional.empty();
        }
    }

    void put(byte[] associations) {
        try {
            var nonce = new byte[NONCE];
            new SecureRandom().nextBytes(nonce);
            var encrypted = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(associations);
            var stored = Arrays.copyOf(nonce, NONCE + encrypted.length);
            System.arraycopy(encrypted, 0, stored, NONCE, encrypted.length);
            OwnerOnly.write(file, stored);
        } catch (IOException | GeneralSecurityException e) {
            LOG.warn("Associations aren't kept in {}: {}", file, e.toString());
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws IOException, GeneralSecurityException {
        var key = secrets.key(PURPOSE);
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name);
            return cipher;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
