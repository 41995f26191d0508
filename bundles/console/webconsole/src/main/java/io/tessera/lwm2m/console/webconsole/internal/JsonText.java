// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.console.webconsole.internal;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** Maps, collections, texts, numbers and truth values as JSON. */
final class JsonText {

    private final StringBuilder text = new StringBuilder(512);

    private JsonText() {}

    static String of(Object value) {
        var json = new JsonText();
        json.write(value);
        return json.text.toString();
    }

    private void write(Object value) {
        if (value instanceof Map<?, ?> members) {
            writeAll('{', members.entrySet().iterator(), '}');
        } else if (value instanceof Collection<?> elements) {
            writeAll('[', elements.iterator(), ']');
        } else if (value instanceof Map.Entry<?, ?> member) {
            quote(String.valueOf(member.getKey()));
            text.append(':');
            write(member.getValue());
        } else if (value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            quote(String.valueOf(value));
        }
    }

    private void writeAll(char open, Iterator<?> parts, char close) {
        text.append(open);
        while (parts.hasNext()) {
            write(parts.next());
            if (parts.hasNext()) {
                text.append(',');
            }
        }
        text.append(close);
    }

    /** Control characters, and what would end a script in a page, go as numbers. */
    private void quote(String string) {
        text.append('"');
        for (char one : string.toCharArray()) {
            switch (one) {
                case '"', '\\' -> text.append('\\').append(one);
                case '<', '>', '&', '\u2028', '\u2029' -> number(one);
                default -> character(one);
            }
        }
        text.append('"');
    }

    private void character(char one) {
        if (one < ' ' || Character.isSurrogate(one)) {
            number(one);
            return;
        }
        text.append(one);
    }

    private void number(char one) {
        text.append("\\u%04x".formatted((int) one));
    }
}
