// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.kura.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tessera.lwm2m.platform.secrets.Secrets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file with a key in it, as Kura encrypts it: for its owner only, whole or not there, and never overwritten. */
final class EncryptedKey {

    private static final Logger LOG = LoggerFactory.getLogger(EncryptedKey.class);

    private final Path file;
    private final CryptoService crypto;

    EncryptedKey(Path file, CryptoService crypto) {
        this.file = file;
        this.crypto = crypto;
    }

    /** One at a time: at the first start several stores ask at once. The caller's own; drawn if there is no file. */
    synchronized byte[] read() throws IOException {
        if (Files.notExists(file)) {
            draw();
        }
        try {
            var digits = crypto.decryptAes(Files.readString(file, US_ASCII).toCharArray());
            var key = HexFormat.of().parseHex(CharBuffer.wrap(digits));
            Arrays.fill(digits, '0');
            return checked(key);
        } catch (KuraException | IllegalArgumentException e) {
            // neither says what was in the file
            throw new IOException(file + " can't be decrypted by Kura: it is of another gateway, or Kura's own key is"
                    + " another one (org.eclipse.kura.core.crypto.secretKey)");
        }
    }

    private static byte[] checked(byte[] key) {
        if (key.length != Secrets.KEY_LENGTH) {
            throw new IllegalArgumentException("not a key");
        }
        return key;
    }

    private void draw() throws IOException {
        var key = new byte[Secrets.KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        try {
            var encrypted = crypto.encryptAes(HexFormat.of().formatHex(key).toCharArray());
            write(US_ASCII.encode(CharBuffer.wrap(encrypted)));
        } catch (KuraException e) {
            throw new IOException("Kura can't encrypt a new key: " + e.getMessage(), e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
        LOG.info("{} holds a new key for what is kept on disk; without it, and Kura's own, that can't be read", file);
    }

    /** Forced under another name first, so that no power cut leaves half a key. */
    private void write(ByteBuffer content) throws IOException {
        Files.createDirectories(file.getParent());
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var out = FileChannel.open(draft, options, owner)) {
            while (content.hasRemaining()) {
                out.write(content);
            }
            out.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
