// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** What a simulated client needs of a CoAP message (RFC 7252, 3); the fields are those of the message read last. */
final class MessageReader {

    static final int NONE = -1;

    private static final int LENGTHS = 0x0F;
    private static final int ONE_BYTE = 13;
    private static final int TWO_BYTES = 269;
    private static final int PAYLOAD = 0xFF;

    private int type;
    private int code;
    private int messageId;
    private byte[] token = {};
    private int observe;
    private int accept;
    private String path = "";

    void read(ByteBuffer message) {
        int first = message.get();
        type = first >> 4 & 3;
        code = message.get() & 0xFF;
        messageId = message.getShort() & 0xFFFF;
        token = new byte[first & LENGTHS];
        message.get(token);
        observe = NONE;
        accept = NONE;
        path = "";
        int number = 0;
        while (message.hasRemaining()) {
            int head = message.get() & 0xFF;
            if (head == PAYLOAD) {
                return;
            }
            number += extended(head >> 4, message);
            option(number, extended(head & LENGTHS, message), message);
        }
    }

    private static int extended(int nibble, ByteBuffer message) {
        if (nibble < ONE_BYTE) {
            return nibble;
        }
        return nibble == ONE_BYTE ? (message.get() & 0xFF) + ONE_BYTE : (message.getShort() & 0xFFFF) + TWO_BYTES;
    }

    private void option(int number, int length, ByteBuffer message) {
        int end = message.position() + length;
        switch (number) {
            case Options.OBSERVE -> observe = integer(message, length);
            case Options.ACCEPT -> accept = integer(message, length);
            case Options.URI_PATH, Options.LOCATION_PATH -> path += "/" + text(message, length);
            default -> {}
        }
        message.position(end);
    }

    private static int integer(ByteBuffer message, int length) {
        int value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | message.get() & 0xFF;
        }
        return value;
    }

    private static String text(ByteBuffer message, int length) {
        return new String(message.array(), message.arrayOffset() + message.position(), length, UTF_8);
    }

    int type() {
        return type;
    }

    int code() {
        return code;
    }

    int messageId() {
        return messageId;
    }

    byte[] token() {
        return token;
    }

    /** The Observe option, or {@link #NONE}. */
    int observe() {
        return observe;
    }

    /** The Accept option, or {@link #NONE}. */
    int accept() {
        return accept;
    }

    /** Uri-Path of a request, Location-Path of an answer, such as {@code /3/0}. */
    String path() {
        return path;
    }
}
