// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.MalformedContent;

/** Passes over a value that nobody asks for, to a bounded depth. */
final class JsonSkipper {

    private final JsonReader json;
    private final int maxDepth;
    private final Scalar ignored = new Scalar();

    JsonSkipper(JsonReader json, int maxDepth) {
        this.json = json;
        this.maxDepth = maxDepth;
    }

    void skip() throws MalformedContent {
        skip(0);
    }

    private void skip(int depth) throws MalformedContent {
        if (depth == maxDepth) {
            throw json.malformed("nested deeper than " + maxDepth);
        }
        switch (json.peek()) {
            case '"' -> json.readText();
            case '{' -> skipObject(depth);
            case '[' -> skipArray(depth);
            case 't' -> json.word("true");
            case 'f' -> json.word("false");
            case 'n' -> json.word("null");
            default -> json.readNumber(ignored);
        }
    }

    private void skipObject(int depth) throws MalformedContent {
        json.expect('{');
        if (json.accept('}')) {
            return;
        }
        do {
            json.readText();
            json.expect(':');
            skip(depth + 1);
        } while (json.accept(','));
        json.expect('}');
    }

    private void skipArray(int depth) throws MalformedContent {
        json.expect('[');
        if (json.accept(']')) {
            return;
        }
        do {
            skip(depth + 1);
        } while (json.accept(','));
        json.expect(']');
    }
}
