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
 *
 * <p>Composes characters and turns them into bytes at the end: for both HotSpot has machine code of its own, and each
 * text by itself is too short for a loop over its bytes to be worth its preparation.
 */
final class LinkWriter {

    /** Room for what stands around and between target, name and value, and for the whole of {@link LinkOpening}. */
    private static final int SIGNS = 8 + LinkOpening.ROOM;

    private static final boolean[] IN_WORD = new boolean[128];

    static {
        "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-+"
                .chars()
                .forEach(c -> IN_WORD[c] = true);
    }

    private static final int USUAL = 2048;
    private static final int LARGEST_KEPT = 16 << 10;

    /** One buffer per thread, lent as {@link Scratch} does it. */
    private static final ThreadLocal<char[][]> PLACE = ThreadLocal.withInitial(() -> new char[1][]);

    private final char[][] place = PLACE.get();
    private char[] out = place[0] == null ? new char[USUAL] : place[0];
    private int at;

    private LinkWriter() {
        place[0] = null;
    }

    static byte[] write(List<Link> links) {
        var writer = new LinkWriter();
        int count = links.size();
        for (int i = 0; i < count; i++) {
            var link = links.get(i);
            writer.putTarget(link.target());
            var attributes = link.attributes();
            if (!attributes.isEmpty()) {
                writer.putAttributes(attributes);
            }
            writer.put(',');
        }
        return writer.finish();
    }

    /** Without the comma after the last link. */
    private byte[] finish() {
        var text = new String(out, 0, Math.max(at - 1, 0));
        place[0] = out.length <= LARGEST_KEPT ? out : null;
        return text.getBytes(UTF_8);
    }

    private void putTarget(String target) {
        ensure(target.length());
        put('<');
        putText(target);
        put('>');
    }

    private void putAttributes(List<Attribute> attributes) {
        int count = attributes.size();
        for (int i = 0; i < count; i++) {
            var attribute = attributes.get(i);
            ensure(attribute.name().length() + attribute.value().length());
            var opening = LinkOpening.of(attribute.name());
            if (opening == null || !attribute.hasValue()) {
                putUnknown(attribute);
            } else {
                put(opening);
                putValue(attribute.value(), opening.quoted());
            }
        }
    }

    private void put(LinkOpening opening) {
        System.arraycopy(opening.text(), 0, out, at, LinkOpening.ROOM);
        at += opening.length();
    }

    private void putUnknown(Attribute attribute) {
        put(';');
        putText(attribute.name());
        if (attribute.hasValue()) {
            put('=');
            putValue(attribute.value(), false);
        }
    }

    private void putValue(String value, boolean quoted) {
        if (quoted || !putWord(value)) {
            putQuoted(value);
        }
    }

    /** False, and what it wrote is void, if the value has to be quoted. */
    private boolean putWord(String value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= IN_WORD.length || !IN_WORD[c]) {
                return false;
            }
            out[at + i] = c;
        }
        at += length;
        return length > 0;
    }

    private void putQuoted(String value) {
        boolean isPlain = value.indexOf('"') < 0 && value.indexOf('\\') < 0;
        var escaped = isPlain ? value : value.replace("\\", "\\\\").replace("\"", "\\\"");
        ensure(escaped.length());
        put('"');
        putText(escaped);
        put('"');
    }

    private void putText(String text) {
        int length = text.length();
        text.getChars(0, length, out, at);
        at += length;
    }

    private void put(char character) {
        out[at++] = character;
    }

    /** Room for so many characters, what stands around them and the comma that may follow. */
    private void ensure(int characters) {
        if (out.length - at - SIGNS < characters) {
            out = Arrays.copyOf(out, 2 * out.length + characters + SIGNS);
        }
    }
}
