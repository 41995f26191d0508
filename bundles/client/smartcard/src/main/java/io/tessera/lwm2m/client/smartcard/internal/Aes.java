// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One AES key, and what SCP03 does with it: single blocks, CBC, CMAC (NIST SP 800-38B). */
final class Aes {

    static final int BLOCK = 16;

    private static final int LAST_BIT = 0x87;

    private final SecretKeySpec key;

    /** @param key 16, 24 or 32 bytes */
    Aes(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    byte[] block(byte[] block) {
        return run("AES/ECB/NoPadding", Cipher.ENCRYPT_MODE, null, block);
    }

    byte[] encrypt(byte[] start, byte[] data) {
        return run("AES/CBC/NoPadding", Cipher.ENCRYPT_MODE, start, data);
    }

    byte[] decrypt(byte[] start, byte[] data) {
        return run("AES/CBC/NoPadding", Cipher.DECRYPT_MODE, start, data);
    }

    byte[] cmac(byte[] data) {
        boolean isWhole = data.length > 0 && data.length % BLOCK == 0;
        var blocks = isWhole ? data.clone() : padded(data);
        var subkey = doubled(block(new byte[BLOCK]));
        var last = isWhole ? subkey : doubled(subkey);
        int at = blocks.length - BLOCK;
        for (int i = 0; i < BLOCK; i++) {
            blocks[at + i] ^= last[i];
        }
        var chained = encrypt(new byte[BLOCK], blocks);
        return Arrays.copyOfRange(chained, at, chained.length);
    }

    /** With 80 and zeros to whole blocks; at least the 80 (ISO/IEC 9797-1, method 2). */
    static byte[] padded(byte[] data) {
        var padded = Arrays.copyOf(data, (data.length / BLOCK + 1) * BLOCK);
        padded[data.length] = (byte) 0x80;
        return padded;
    }

    private static byte[] doubled(byte[] block) {
        var doubled = new byte[BLOCK];
        for (int i = 0; i < BLOCK - 1; i++) {
            doubled[i] = (byte) (block[i] << 1 | (block[i + 1] & 0x80) >> 7);
        }
        doubled[BLOCK - 1] = (byte) (block[BLOCK - 1] << 1 ^ (block[0] < 0 ? LAST_BIT : 0));
        return doubled;
    }

    private byte[] run(String algorithm, int mode, byte[] start, byte[] data) {
        try {
            var cipher = Cipher.getInstance(algorithm);
            cipher.init(mode, key, start == null ? null : new IvParameterSpec(start));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
