// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

/** The fixed header of a CoAP message (RFC 7252, 3), read and written without a parser. */
final class Wire {

    static final int CON = 0;
    static final int NON = 1;
    static final int ACK = 2;
    static final int RST = 3;

    static final int METHOD_NOT_ALLOWED = (4 << 5) + 5;
    static final int TOO_LARGE = (4 << 5) + 13;

    /** iPATCH (RFC 8132). */
    private static final int LAST_METHOD = 7;

    private Wire() {}

    /** Whether there is a header at all, of the version that there is. Anything else is ignored (RFC 7252, 3). */
    static boolean isMessage(byte[] message) {
        return message.length >= 4 && (message[0] & 0xC0) == 0x40;
    }

    static int type(byte[] message) {
        return message[0] >> 4 & 3;
    }

    static int code(byte[] message) {
        return message[1] & 0xFF;
    }

    static int messageId(byte[] message) {
        return ((message[2] & 0xFF) << 8) + (message[3] & 0xFF);
    }

    /** Whether it is a request or a response, with a token of a length that exists, and all there. */
    static boolean isWellFormed(byte[] message) {
        int code = code(message);
        int tokenLength = message[0] & 0x0F;
        return (isRequest(code) || isResponse(code)) && tokenLength <= 8 && message.length >= 4 + tokenLength;
    }

    static boolean isEmpty(int code) {
        return code == 0;
    }

    static boolean isRequest(int code) {
        return code > 0 && code < 32;
    }

    static boolean isKnownMethod(int code) {
        return code > 0 && code <= LAST_METHOD;
    }

    static boolean isResponse(int code) {
        int codeClass = code >> 5;
        return codeClass == 2 || codeClass == 4 || codeClass == 5;
    }

    /** An empty acknowledgement of, or a reset in answer to, a message. */
    static byte[] empty(int type, int messageId) {
        return new byte[] {(byte) (0x40 | type << 4), 0, (byte) (messageId >> 8), (byte) messageId};
    }

    /** An answer without content; of a type of its own, since there may be no acknowledgement. */
    static byte[] answer(byte[] request, int code) {
        int tokenLength = request[0] & 0x0F;
        var answer = new byte[4 + tokenLength];
        System.arraycopy(request, 0, answer, 0, answer.length);
        int type = type(request) == CON ? ACK : NON;
        answer[0] = (byte) (0x40 | type << 4 | tokenLength);
        answer[1] = (byte) code;
        return answer;
    }
}
