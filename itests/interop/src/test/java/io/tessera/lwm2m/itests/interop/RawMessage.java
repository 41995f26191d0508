// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A CoAP message put together by hand (RFC 7252, 3), also such as no good peer would send.
 *
 * @param type 0 CON, 1 NON, 2 ACK, 3 RST
 * @param code class in the upper three bits, detail in the lower five
 * @param mid message id
 * @param token at most 8 bytes in a good message
 * @param options by ascending number
 * @param payload after the payload marker; empty: no marker
 */
record RawMessage(int type, int code, int mid, byte[] token, List<Option> options, byte[] payload) {

    static final int CON = 0;
    static final int ACK = 2;
    static final int RST = 3;

    static final int GET = 1;
    static final int POST = 2;
    static final int PUT = 3;

    static final int URI_PATH = 11;
    static final int CONTENT_FORMAT = 12;
    static final int LOCATION_PATH = 8;
    static final int BLOCK1 = 27;

    record Option(int number, byte[] value) {}

    /** A confirmable request with a token of two bytes. */
    static RawMessage request(int code, int mid, String... path) {
        var options = new ArrayList<Option>();
        for (var segment : path) {
            options.add(new Option(URI_PATH, segment.getBytes(StandardCharsets.UTF_8)));
        }
        return new RawMessage(CON, code, mid, new byte[] {(byte) (mid >> 8), (byte) mid}, options, new byte[0]);
    }

    /** An empty acknowledgement. */
    static RawMessage acknowledgement(int mid) {
        return new RawMessage(ACK, 0, mid, new byte[0], List.of(), new byte[0]);
    }

    /** The piggybacked answer. */
    RawMessage answer(int answerCode, Option... answerOptions) {
        return new RawMessage(ACK, answerCode, mid, token, List.of(answerOptions), new byte[0]);
    }

    /** With one option more, of a number no lower than the others'. */
    RawMessage with(int number, byte... value) {
        var more = new ArrayList<>(options);
        more.add(new Option(number, value));
        return new RawMessage(type, code, mid, token, more, payload);
    }

    RawMessage withPayload(byte[] content) {
        return new RawMessage(type, code, mid, token, options, content);
    }

    /** {@code 2.05}. */
    String codeText() {
        return "%d.%02d".formatted(code >> 5, code & 31);
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        out.write(0x40 | (type << 4) | token.length);
        out.write(code);
        out.write(mid >> 8);
        out.write(mid);
        out.writeBytes(token);
        int before = 0;
        for (var option : options) {
            writeOption(out, option.number - before, option.value);
            before = option.number;
        }
        if (payload.length > 0) {
            out.write(0xFF);
            out.writeBytes(payload);
        }
        return out.toByteArray();
    }

    private static void writeOption(ByteArrayOutputStream out, int delta, byte[] value) {
        out.write((nibble(delta) << 4) | nibble(value.length));
        writeExtended(out, delta);
        writeExtended(out, value.length);
        out.writeBytes(value);
    }

    private static int nibble(int number) {
        if (number < 13) {
            return number;
        }
        return number < 269 ? 13 : 14;
    }

    private static void writeExtended(ByteArrayOutputStream out, int number) {
        if (number >= 269) {
            out.write((number - 269) >> 8);
            out.write(number - 269);
        } else if (number >= 13) {
            out.write(number - 13);
        }
    }

    /** Reads the header and the token; of the rest only whether it begins with an answer's payload is left out. */
    static RawMessage parse(byte[] bytes, int length) {
        int tokenLength = bytes[0] & 15;
        var token = new byte[tokenLength];
        System.arraycopy(bytes, 4, token, 0, tokenLength);
        int mid = ((bytes[2] & 255) << 8) | (bytes[3] & 255);
        var rest = new byte[length - 4 - tokenLength];
        System.arraycopy(bytes, 4 + tokenLength, rest, 0, rest.length);
        return new RawMessage(bytes[0] >> 4 & 3, bytes[1] & 255, mid, token, List.of(), rest);
    }

    @Override
    public String toString() {
        return "type %d, %s, mid %d, %s"
                .formatted(type, codeText(), mid, HexFormat.of().formatHex(payload));
    }
}
