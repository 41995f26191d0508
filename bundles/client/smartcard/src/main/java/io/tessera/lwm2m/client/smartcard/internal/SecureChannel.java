// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A channel whose commands and responses are encrypted and authenticated: SCP03 with C-MAC, C-DECRYPTION, R-MAC and
 * R-ENCRYPTION (GlobalPlatform Amendment D, 6.2.4 to 6.2.7; Core 1.2, appendix H).
 */
final class SecureChannel implements CardChannel {

    static final int MAC_LENGTH = 8;

    private static final int SECURE = 0x04;
    private static final int PROPRIETARY = 0x80;
    private static final int RESPONSE = 0x80;

    private final CardChannel channel;
    private final SessionKeys keys;
    private byte[] chaining = new byte[Aes.BLOCK];
    private long counter;

    SecureChannel(CardChannel channel, SessionKeys keys) {
        this.channel = channel;
        this.keys = keys;
    }

    @Override
    public int number() {
        return channel.number();
    }

    @Override
    public byte[] transmit(byte[] command) throws IOException {
        return unwrap(channel.transmit(wrap(command)));
    }

    /** A command that has no data isn't encrypted, and counts. */
    byte[] wrap(byte[] command) {
        counter++;
        var data = Apdu.data(command);
        return authenticated(
                command, data.length == 0 ? data : keys.encryption().encrypt(start(0), Aes.padded(data)));
    }

    /** The MAC is over the command as it would be on channel 0, the length as it is with the MAC. */
    byte[] authenticated(byte[] command, byte[] data) {
        var header = new byte[] {
            (byte) (command[0] & PROPRIETARY | SECURE),
            command[1],
            command[2],
            command[3],
            (byte) (data.length + MAC_LENGTH)
        };
        chaining = keys.mac()
                .cmac(ByteBuffer.allocate(chaining.length + header.length + data.length)
                        .put(chaining)
                        .put(header)
                        .put(data)
                        .array());
        var body = Arrays.copyOf(data, data.length + MAC_LENGTH);
        System.arraycopy(chaining, 0, body, data.length, MAC_LENGTH);
        return Apdu.command(
                cla(command[0]),
                command[1],
                command[2],
                command[3],
                body,
                Apdu.hasLe(command) ? Apdu.ANY_LE : Apdu.NO_LE);
    }

    /** The bit for secure messaging is another one on the channels from 4 on. */
    private int cla(byte plain) {
        int base = plain & PROPRIETARY;
        return channel.number() < 4
                ? Apdu.cla(base | SECURE, channel.number())
                : Apdu.cla(base, channel.number()) | 0x20;
    }

    /** An error comes alone and unprotected; whatever else came with it doesn't count. */
    byte[] unwrap(byte[] response) throws IOException {
        int status = Apdu.statusOf(response);
        boolean isProtected = status == Answer.OK || status >> 8 == 0x62 || status >> 8 == 0x63;
        if (!isProtected) {
            return Arrays.copyOfRange(response, response.length - 2, response.length);
        }
        int length = response.length - 2 - MAC_LENGTH;
        if (length < 0 || length % Aes.BLOCK != 0) {
            throw broken();
        }
        verify(response, length);
        var data = length == 0 ? Apdu.NO_DATA : decrypted(Arrays.copyOf(response, length));
        var plain = Arrays.copyOf(data, data.length + 2);
        plain[data.length] = (byte) (status >> 8);
        plain[data.length + 1] = (byte) status;
        Arrays.fill(data, (byte) 0);
        return plain;
    }

    private void verify(byte[] response, int length) throws IOException {
        var covered = ByteBuffer.allocate(chaining.length + length + 2)
                .put(chaining)
                .put(response, 0, length)
                .put(response, response.length - 2, 2)
                .array();
        var expected = Arrays.copyOf(keys.responseMac().cmac(covered), MAC_LENGTH);
        if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(response, length, length + MAC_LENGTH))) {
            throw broken();
        }
    }

    private byte[] decrypted(byte[] data) throws IOException {
        var padded = keys.encryption().decrypt(start(RESPONSE), data);
        int end = padded.length - 1;
        while (end > 0 && padded[end] == 0) {
            end--;
        }
        if (padded[end] != (byte) 0x80) {
            throw broken();
        }
        var plain = Arrays.copyOf(padded, end);
        Arrays.fill(padded, (byte) 0);
        return plain;
    }

    private byte[] start(int direction) {
        var block = ByteBuffer.allocate(Aes.BLOCK).putLong(8, counter).put(0, (byte) direction);
        return keys.encryption().block(block.array());
    }

    private static IOException broken() {
        return new IOException("a response of the card isn't authentic");
    }

    @Override
    public void close() {
        channel.close();
    }
}
