// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Link.Attribute;
import java.util.Arrays;
import java.util.List;

/**
 * Writes CoRE Link format (RFC 6690). A value stands without quotes where it is a number, a version or a word, as the
 * examples of the LwM2M specification have it; what RFC 6690 quotes by name is quoted.
 */
final class LinkWriter {

    /** Bytes that a character takes at most: three in UTF-8, and two if it is escaped. */
    private static final int WIDEST = 3;

    /** What stands around and between target, name and value, at most. */
    private static final int SIGNS = 8;

    private static final boolean[] IN_WORD = new boolean[128];

    static {
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-+"
                .chars()
                .forEach(c -> IN_WORD[c] = true);
    }

    private byte[] out = Scratch.take();
    private int at;

    private LinkWriter() {}

    static byte[] write(List<Link> links) {
        var writer = new LinkWriter();
        int count = links.size();
        for (int i = 0; i < count; i++) {
            writer.write(links.get(i));
        }
        return writer.finish();
    }

    /** Without the comma after the last link. */
    private byte[] finish() {
        var bytes = Arrays.copyOf(out, Math.max(at - 1, 0));
        Scratch.giveBack(out);
        return bytes;
    }

    private void write(Link link) {
        var target = link.target();
        ensure(target.length());
        out[at++] = '<';
        putText(target);
        out[at++] = '>';
        var attributes = link.attributes();
        int count = attributes.size();
        for (int i = 0; i < count; i++) {
            write(attributes.get(i));
        }
        out[at++] = ',';
    }

    private void write(Attribute attribute) {
        var name = attribute.name();
        var value = attribute.value();
        ensure(name.length() + value.length());
        out[at++] = ';';
        putText(name);
        if (!attribute.hasValue()) {
            return;
        }
        out[at++] = '=';
        if (isQuotedByName(name) || !putWord(value)) {
            putQuoted(value);
        }
    }

    private static boolean isQuotedByName(String name) {
        return switch (name) {
            case "rt", "if", "title", "anchor", "uri" -> true;
            default -> false;
        };
    }

    /** Room for so many characters, what stands around them and the comma that may follow. */
    private void ensure(int characters) {
        long needed = at + (long) WIDEST * characters + SIGNS;
        if (out.length < needed) {
            out = Arrays.copyOf(out, Math.toIntExact(Math.max(2L * out.length, needed)));
        }
    }

    private void putText(String text) {
        if (Utf8.writeAscii(text, out, at)) {
            at += text.length();
            return;
        }
        var bytes = text.getBytes(UTF_8);
        System.arraycopy(bytes, 0, out, at, bytes.length);
        at += bytes.length;
    }

    /** False, and what it wrote is void, if the value has to be quoted. */
    private boolean putWord(String value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= IN_WORD.length || !IN_WORD[c]) {
                return false;
            }
            out[at + i] = (byte) c;
        }
        at += length;
        return length > 0;
    }

    private void putQuoted(String value) {
        out[at++] = '"';
        putText(value.replace("\\", "\\\\").replace("\"", "\\\""));
        out[at++] = '"';
    }
}
