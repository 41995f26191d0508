// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals records for the disk with AES-256-GCM. A record's key is sealed with it, and the record is bound to the id that
 * it lies under, so that none passes for another. Used by one thread at a time.
 */
final class Seal {

    /** What a record is when it has been opened. */
    record Opened(String key, byte[] value) {}

    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int DRAWN_BYTES = 8;
    private static final int HEAD_BYTES = 1 + NONCE_BYTES;
    private static final int TAG_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final byte[] nonce = new byte[NONCE_BYTES];
    private final SecretKeySpec records;
    private final Cipher cipher;
    private int count;

    private Seal(SecretKeySpec records, Cipher cipher) {
        this.records = records;
        this.cipher = cipher;
    }

    /**
     * @param store its name: each has keys of its own
     * @throws IOException if the keys can't be had
     */
    static Seal of(String store, Keys keys) throws IOException {
        try {
            return new Seal(key(keys, store + "/records"), Cipher.getInstance("AES/GCM/NoPadding"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks AES-256-GCM", e);
        }
    }

    private static SecretKeySpec key(Keys keys, String purpose) throws IOException {
        var bytes = keys.key("io.tessera.lwm2m." + purpose);
        try {
            return new SecretKeySpec(bytes, "AES");
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    byte[] seal(byte[] id, String key, byte[] value) {
        var name = key.getBytes(UTF_8);
        var plain = ByteBuffer.allocate(Integer.BYTES + name.length + value.length);
        plain.putInt(name.length).put(name).put(value);
        var envelope = new byte[HEAD_BYTES + plain.capacity() + TAG_BYTES];
        envelope[0] = FORMAT;
        nextNonce();
        System.arraycopy(nonce, 0, envelope, 1, NONCE_BYTES);
        try {
            begin(Cipher.ENCRYPT_MODE, id, envelope);
            cipher.doFinal(plain.array(), 0, plain.capacity(), envelope, HEAD_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a record can't be sealed", e);
        } finally {
            Arrays.fill(plain.array(), (byte) 0);
        }
        return envelope;
    }

    /** @return empty if it isn't what was sealed under this id with this key */
    Optional<Opened> open(byte[] id, byte[] envelope) {
        if (envelope.length < HEAD_BYTES + Integer.BYTES + TAG_BYTES || envelope[0] != FORMAT) {
            return Optional.empty();
        }
        try {
            begin(Cipher.DECRYPT_MODE, id, envelope);
            var plain = cipher.doFinal(envelope, HEAD_BYTES, envelope.length - HEAD_BYTES);
            var in = ByteBuffer.wrap(plain);
            var name = new byte[in.getInt()];
            in.get(name);
            var value = new byte[in.remaining()];
            in.get(value);
            Arrays.fill(plain, (byte) 0);
            return Optional.of(new Opened(new String(name, UTF_8), value));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a record can't be opened", e);
        }
    }

    private void begin(int mode, byte[] id, byte[] envelope) throws GeneralSecurityException {
        cipher.init(mode, records, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, envelope, 1, NONCE_BYTES));
        cipher.updateAAD(id);
        cipher.updateAAD(envelope, 0, 1);
    }

    /**
     * Eight bytes drawn at each opening and a count (SP 800-38D, 8.2.1): drawing all twelve each time would be safe for
     * 2^32 records only, which a busy server writes in weeks.
     */
    private void nextNonce() {
        if (count == 0) {
            var drawn = new byte[DRAWN_BYTES];
            random.nextBytes(drawn);
            System.arraycopy(drawn, 0, nonce, 0, DRAWN_BYTES);
        }
        count++;
        ByteBuffer.wrap(nonce).putInt(DRAWN_BYTES, count);
    }
}
