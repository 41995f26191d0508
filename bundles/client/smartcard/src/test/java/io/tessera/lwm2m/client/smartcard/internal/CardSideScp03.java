// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.util.Arrays;
import javacard.framework.ISO7816;
import javacard.framework.ISOException;
import javacard.security.AESKey;
import javacard.security.KeyBuilder;
import javacard.security.RandomData;
import javacard.security.Signature;
import javacardx.crypto.Cipher;

/** The card's end of SCP03, on the cryptography of the Java Card runtime: it shares no line with the host's end. */
final class CardSideScp03 {

    static final byte INITIALIZE_UPDATE = 0x50;
    static final byte EXTERNAL_AUTHENTICATE = (byte) 0x82;

    private final byte[] encryption;
    private final byte[] mac;
    private final byte version;
    private AESKey sessionEncryption;
    private AESKey sessionMac;
    private AESKey sessionResponseMac;
    private byte[] hostCryptogram;
    private byte[] chaining;
    private int counter;
    private boolean isOpen;

    CardSideScp03(byte[] encryption, byte[] mac, byte version) {
        this.encryption = encryption;
        this.mac = mac;
        this.version = version;
    }

    boolean isOpen() {
        return isOpen;
    }

    void end() {
        isOpen = false;
        sessionMac = null;
    }

    byte[] initialize(byte[] command) {
        boolean isVersion = command[2] == 0 || command[2] == version;
        if (encryption == null || !isVersion) {
            throw new ISOException((short) 0x6A88);
        }
        var context = Arrays.copyOf(Arrays.copyOfRange(command, 5, 13), 16);
        RandomData.getInstance(RandomData.ALG_SECURE_RANDOM).generateData(context, (short) 8, (short) 8);
        sessionEncryption = key(derive(key(encryption), 4, encryption.length, context));
        sessionMac = key(derive(key(mac), 6, mac.length, context));
        sessionResponseMac = key(derive(key(mac), 7, mac.length, context));
        hostCryptogram = derive(sessionMac, 1, 8, context);
        chaining = new byte[16];
        var response = new byte[32];
        response[10] = version;
        response[11] = 3;
        response[12] = 0x70;
        System.arraycopy(context, 8, response, 13, 8);
        System.arraycopy(derive(sessionMac, 0, 8, context), 0, response, 21, 8);
        return response;
    }

    byte[] authenticate(byte[] command) {
        boolean isComplete = sessionMac != null && command.length == 21 && command[2] == 0x33;
        if (!isComplete || !isGenuine(command)) {
            end();
            throw new ISOException((short) 0x6300);
        }
        if (!Arrays.equals(hostCryptogram, Arrays.copyOfRange(command, 5, 13))) {
            end();
            throw new ISOException((short) 0x6300);
        }
        isOpen = true;
        counter = 0;
        return new byte[0];
    }

    byte[] unwrap(byte[] command) {
        if (!isOpen) {
            return command;
        }
        boolean isSecure = (command[0] & 4) != 0;
        if (!isSecure || command.length < 13 || !isGenuine(command)) {
            end();
            throw new ISOException(ISO7816.SW_SECURITY_STATUS_NOT_SATISFIED);
        }
        counter++;
        int length = command.length - 13;
        if (length == 0) {
            return Arrays.copyOf(command, 4);
        }
        var data = decrypt(Arrays.copyOfRange(command, 5, 5 + length));
        var plain = Arrays.copyOf(command, 5 + data.length);
        plain[4] = (byte) data.length;
        System.arraycopy(data, 0, plain, 5, data.length);
        return plain;
    }

    /** As the class and the length came, and without the MAC; the class has no channel here. */
    private boolean isGenuine(byte[] command) {
        int end = command.length - 8;
        var input = Arrays.copyOf(chaining, 16 + end);
        System.arraycopy(command, 0, input, 16, end);
        chaining = cmac(sessionMac, input);
        return Arrays.equals(Arrays.copyOf(chaining, 8), Arrays.copyOfRange(command, end, command.length));
    }

    byte[] wrap(byte[] response, short status) {
        if (!isOpen || counter == 0) {
            return response;
        }
        var data = response.length == 0 ? response : encrypt(response);
        var input = Arrays.copyOf(chaining, 16 + data.length + 2);
        System.arraycopy(data, 0, input, 16, data.length);
        input[16 + data.length] = (byte) (status >> 8);
        input[17 + data.length] = (byte) status;
        var wrapped = Arrays.copyOf(data, data.length + 8);
        System.arraycopy(cmac(sessionResponseMac, input), 0, wrapped, data.length, 8);
        return wrapped;
    }

    private byte[] encrypt(byte[] data) {
        var padded = Arrays.copyOf(data, (data.length / 16 + 1) * 16);
        padded[data.length] = (byte) 0x80;
        return cbc(Cipher.MODE_ENCRYPT, (byte) 0x80, padded);
    }

    private byte[] decrypt(byte[] data) {
        var padded = cbc(Cipher.MODE_DECRYPT, (byte) 0, data);
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        return Arrays.copyOf(padded, end);
    }

    private byte[] cbc(byte mode, byte direction, byte[] data) {
        var start = new byte[16];
        start[0] = direction;
        start[14] = (byte) (counter >> 8);
        start[15] = (byte) counter;
        var single = Cipher.getInstance(Cipher.ALG_AES_BLOCK_128_ECB_NOPAD, false);
        single.init(sessionEncryption, Cipher.MODE_ENCRYPT);
        single.doFinal(start, (short) 0, (short) 16, start, (short) 0);
        var chained = Cipher.getInstance(Cipher.ALG_AES_BLOCK_128_CBC_NOPAD, false);
        chained.init(sessionEncryption, mode, start, (short) 0, (short) 16);
        var out = new byte[data.length];
        chained.doFinal(data, (short) 0, (short) data.length, out, (short) 0);
        return out;
    }

    private static byte[] derive(AESKey from, int constant, int length, byte[] context) {
        var output = new byte[32];
        var input = new byte[32];
        input[11] = (byte) constant;
        input[13] = (byte) (8 * length >> 8);
        input[14] = (byte) (8 * length);
        System.arraycopy(context, 0, input, 16, 16);
        for (byte i = 1; i <= 2; i++) {
            input[15] = i;
            System.arraycopy(cmac(from, input), 0, output, 16 * (i - 1), 16);
        }
        return Arrays.copyOf(output, length);
    }

    private static byte[] cmac(AESKey key, byte[] input) {
        var signature = Signature.getInstance(Signature.ALG_AES_CMAC_128, false);
        signature.init(key, Signature.MODE_SIGN);
        var output = new byte[16];
        signature.sign(input, (short) 0, (short) input.length, output, (short) 0);
        return output;
    }

    private static AESKey key(byte[] bytes) {
        var key = (AESKey) KeyBuilder.buildKey(KeyBuilder.TYPE_AES, (short) (8 * bytes.length), false);
        key.setKey(bytes, (short) 0);
        return key;
    }
}
