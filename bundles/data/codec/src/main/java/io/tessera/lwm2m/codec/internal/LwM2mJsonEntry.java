// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.MalformedContent;

/**
 * One entry of LwM2M JSON, with its value still unread: a string value means bytes or text by the type of the Resource,
 * whose name may come after it.
 */
final class LwM2mJsonEntry {

    static final int UNKNOWN = 0;
    static final int BASE_NAME = 1;
    static final int BASE_TIME = 2;
    static final int ENTRIES = 3;
    static final int NAME = 4;
    static final int TIME = 5;
    static final int NUMBER = 6;
    static final int STRING = 7;
    static final int BOOLEAN = 8;
    static final int LINK = 9;

    private final JsonReader json;
    private final Scalar number = new Scalar();
    private int valueKey;
    private int valueAt;
    private int end;
    private long time;
    private byte[] name;
    private int nameFrom;
    private int nameLength;

    LwM2mJsonEntry(JsonReader json) {
        this.json = json;
    }

    /** The key that the reader has read as a text. */
    static int key(JsonReader json) {
        var text = json.text();
        int from = json.from();
        return switch (json.length()) {
            case 1 -> key(text[from]);
            case 2 -> key(text[from], text[from + 1]);
            default -> UNKNOWN;
        };
    }

    private static int key(int c) {
        return switch (c) {
            case 'e' -> ENTRIES;
            case 'n' -> NAME;
            case 't' -> TIME;
            case 'v' -> NUMBER;
            default -> UNKNOWN;
        };
    }

    private static int key(int first, int second) {
        return switch (first << 8 | second) {
            case 'b' << 8 | 'n' -> BASE_NAME;
            case 'b' << 8 | 't' -> BASE_TIME;
            case 's' << 8 | 'v' -> STRING;
            case 'b' << 8 | 'v' -> BOOLEAN;
            case 'o' << 8 | 'v' -> LINK;
            default -> UNKNOWN;
        };
    }

    void read() throws MalformedContent {
        valueKey = UNKNOWN;
        time = 0;
        name = null;
        json.expect('{');
        if (!json.accept('}')) {
            do {
                json.readText();
                int key = key(json);
                json.expect(':');
                readField(key);
            } while (json.accept(','));
            json.expect('}');
        }
        end = json.position();
        if (valueKey == UNKNOWN) {
            throw json.malformed("an entry without value");
        }
    }

    private void readField(int key) throws MalformedContent {
        switch (key) {
            case NAME -> {
                json.readText();
                name = json.text();
                nameFrom = json.from();
                nameLength = json.length();
            }
            case TIME -> {
                json.readNumber(number);
                time = number.asNanos();
            }
            case NUMBER, STRING, BOOLEAN, LINK -> {
                if (valueKey != UNKNOWN) {
                    throw json.malformed("an entry with two values");
                }
                valueKey = key;
                valueAt = json.position();
                json.skip();
            }
            default -> json.skip();
        }
    }

    int valueKey() {
        return valueKey;
    }

    int valueAt() {
        return valueAt;
    }

    /** Where the payload goes on behind it. */
    int end() {
        return end;
    }

    long time() {
        return time;
    }

    boolean isAbsolute() {
        return name != null && nameLength > 0 && name[nameFrom] == '/';
    }

    void appendNameTo(Name path) throws MalformedContent {
        if (name != null) {
            path.append(name, nameFrom, nameLength);
        }
    }
}
