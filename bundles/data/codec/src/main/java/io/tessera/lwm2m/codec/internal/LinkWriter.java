// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.Link;
import io.tessera.lwm2m.model.Link.Attribute;
import java.util.List;

/**
 * Writes CoRE Link format (RFC 6690). A value stands without quotes where it is a number, a version or a word, as the
 * examples of the LwM2M specification have it; what RFC 6690 quotes by name is quoted.
 */
final class LinkWriter {

    private LinkWriter() {}

    static byte[] write(List<Link> links) {
        var out = new Output();
        for (int i = 0; i < links.size(); i++) {
            if (i > 0) {
                out.put(',');
            }
            write(out, links.get(i));
        }
        return out.finish();
    }

    private static void write(Output out, Link link) {
        out.putEnclosed('<', link.target(), '>');
        var attributes = link.attributes();
        for (int i = 0; i < attributes.size(); i++) {
            write(out, attributes.get(i));
        }
    }

    private static void write(Output out, Attribute attribute) {
        if (!attribute.hasValue()) {
            out.put(';');
            out.putText(attribute.name());
            return;
        }
        out.putEnclosed(';', attribute.name(), '=');
        if (isQuoted(attribute)) {
            writeQuoted(out, attribute.value());
        } else {
            out.putText(attribute.value());
        }
    }

    private static boolean isQuoted(Attribute attribute) {
        return switch (attribute.name()) {
            case "rt", "if", "title", "anchor", "uri" -> true;
            default -> !isWord(attribute.value());
        };
    }

    private static boolean isWord(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean inWord = c >= '0' && c <= '9'
                    || c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c == '.'
                    || c == '-'
                    || c == '+';
            if (!inWord) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    private static void writeQuoted(Output out, String value) {
        out.put('"');
        int plain = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.putText(value.substring(plain, i));
                out.put('\\');
                plain = i;
            }
        }
        out.putText(plain == 0 ? value : value.substring(plain));
        out.put('"');
    }
}
