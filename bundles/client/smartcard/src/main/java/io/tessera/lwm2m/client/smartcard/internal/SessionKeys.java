// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What is derived from static keys and both challenges (GlobalPlatform Amendment D, 4.1.5 and 6.2): the key derivation in
 * counter mode of NIST SP 800-108 with CMAC.
 */
record SessionKeys(Aes encryption, Aes mac, Aes responseMac, byte[] cardCryptogram, byte[] hostCryptogram) {

    private static final int CARD_CRYPTOGRAM = 0;
    private static final int HOST_CRYPTOGRAM = 1;
    private static final int ENCRYPTION = 4;
    private static final int MAC = 6;
    private static final int RESPONSE_MAC = 7;
    private static final int CRYPTOGRAM_LENGTH = 8;
    private static final int LABEL = 11;

    static SessionKeys derive(byte[] encryptionKey, byte[] macKey, byte[] hostChallenge, byte[] cardChallenge) {
        var context = ByteBuffer.allocate(hostChallenge.length + cardChallenge.length)
                .put(hostChallenge)
                .put(cardChallenge)
                .array();
        var ofMac = new Aes(macKey);
        var sessionMac = new Aes(derived(ofMac, MAC, macKey.length, context));
        return new SessionKeys(
                new Aes(derived(new Aes(encryptionKey), ENCRYPTION, encryptionKey.length, context)),
                sessionMac,
                new Aes(derived(ofMac, RESPONSE_MAC, macKey.length, context)),
                derived(sessionMac, CARD_CRYPTOGRAM, CRYPTOGRAM_LENGTH, context),
                derived(sessionMac, HOST_CRYPTOGRAM, CRYPTOGRAM_LENGTH, context));
    }

    private static byte[] derived(Aes key, int constant, int length, byte[] context) {
        var output = new byte[2 * Aes.BLOCK];
        for (int i = 0; i * Aes.BLOCK < length; i++) {
            var input = ByteBuffer.allocate(LABEL + 5 + context.length)
                    .position(LABEL)
                    .put((byte) constant)
                    .put((byte) 0)
                    .putShort((short) (8 * length))
                    .put((byte) (i + 1))
                    .put(context)
                    .array();
            System.arraycopy(key.cmac(input), 0, output, i * Aes.BLOCK, Aes.BLOCK);
        }
        return Arrays.copyOf(output, length);
    }

    @Override
    public String toString() {
        return "SessionKeys";
    }
}
