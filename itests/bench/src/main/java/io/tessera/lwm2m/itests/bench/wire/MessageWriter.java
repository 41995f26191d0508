// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** Writes one CoAP message after the other (RFC 7252, 3) into the same memory; options in ascending order. */
final class MessageWriter {

    static final int CON = 0;
    static final int ACK = 2;
    static final int RESET = 3;

    private static final int VERSION = 1 << 6;
    private static final int LARGEST = 1_400;
    private static final int ONE_BYTE = 13;
    private static final int TWO_BYTES = 269;

    private final ByteBuffer bytes = ByteBuffer.allocate(LARGEST);
    private int lastOption;

    MessageWriter begin(int type, int code, int messageId, byte[] token) {
        bytes.clear();
        lastOption = 0;
        bytes.put((byte) (VERSION | type << 4 | token.length))
                .put((byte) code)
                .putShort((short) messageId)
                .put(token);
        return this;
    }

    MessageWriter option(int number, String value) {
        return option(number, value.getBytes(UTF_8));
    }

    /** An unsigned integer in as few bytes as it takes. */
    MessageWriter option(int number, int value) {
        int length = (Integer.SIZE - Integer.numberOfLeadingZeros(value) + 7) / 8;
        var shortest = new byte[length];
        for (int i = 0; i < length; i++) {
            shortest[i] = (byte) (value >> 8 * (length - 1 - i));
        }
        return option(number, shortest);
    }

    MessageWriter option(int number, byte[] value) {
        int delta = number - lastOption;
        lastOption = number;
        bytes.put((byte) (nibble(delta) << 4 | nibble(value.length)));
        extend(delta);
        extend(value.length);
        bytes.put(value);
        return this;
    }

    private static int nibble(int number) {
        if (number < ONE_BYTE) {
            return number;
        }
        return number < TWO_BYTES ? ONE_BYTE : ONE_BYTE + 1;
    }

    private void extend(int number) {
        if (number >= TWO_BYTES) {
            bytes.putShort((short) (number - TWO_BYTES));
        } else if (number >= ONE_BYTE) {
            bytes.put((byte) (number - ONE_BYTE));
        }
    }

    MessageWriter payload(byte[] payload) {
        bytes.put((byte) 0xFF).put(payload);
        return this;
    }

    /** The message; valid until the next one is begun. */
    ByteBuffer end() {
        return bytes.flip();
    }

    /** The message as it may be sent again. */
    byte[] copy() {
        var copy = new byte[bytes.position()];
        bytes.get(0, copy);
        return copy;
    }
}
