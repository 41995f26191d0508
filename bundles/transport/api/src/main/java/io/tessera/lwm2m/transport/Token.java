// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import java.util.HexFormat;

/**
 * What ties a notification to the request that asked for it (RFC 7252, 5.3.1): 0 to 8 bytes.
 *
 * @param bits the bytes, right-aligned, the first byte highest
 * @param length how many bytes
 */
public record Token(long bits, int length) {

    /** @throws IllegalArgumentException if it is longer than 8 bytes, or there are bits beyond its length */
    public Token {
        if (length < 0 || length > 8 || length < 8 && bits >>> (8 * length) != 0) {
            throw new IllegalArgumentException("Not a token of %d bytes: %x".formatted(length, bits));
        }
    }

    /** @throws IllegalArgumentException if there are more than 8 bytes */
    public static Token of(byte[] bytes) {
        if (bytes.length > 8) {
            throw new IllegalArgumentException("A token has at most 8 bytes, not " + bytes.length);
        }
        long bits = 0;
        for (byte b : bytes) {
            bits = bits << 8 | b & 0xFF;
        }
        return new Token(bits, bytes.length);
    }

    public byte[] bytes() {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (bits >>> 8 * (length - 1 - i));
        }
        return bytes;
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }
}
