// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.model.MalformedContent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Texts as bytes: strict when read, without a copy when plain ASCII is written. */
final class Utf8 {

    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    static String read(byte[] bytes, int from, int length) throws MalformedContent {
        var text = new String(bytes, from, length, UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            checkStrictly(bytes, from, length);
        }
        return text;
    }

    /** A replacement character is legal where the bytes spell it; String puts it for malformed bytes too. */
    private static void checkStrictly(byte[] bytes, int from, int length) throws MalformedContent {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
        } catch (CharacterCodingException e) {
            throw new MalformedContent("text that is not UTF-8");
        }
    }

    /** Writes plain ASCII, one byte a character; false, and what it wrote is void, if the text holds anything else. */
    static boolean writeAscii(String text, byte[] to, int at) {
        int length = text.length();
        int all = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            all |= c;
            to[at + i] = (byte) c;
        }
        return all < 0x80;
    }
}
