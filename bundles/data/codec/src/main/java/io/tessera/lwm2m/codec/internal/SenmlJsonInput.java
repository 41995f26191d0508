// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.MalformedContent;

/** SenML records in JSON (RFC 8428, 5). */
final class SenmlJsonInput implements SenmlInput {

    private static final int USUAL_RECORD = 24;

    private final JsonReader json;
    private final Limits limits;
    private final int payload;
    private boolean inArray;
    private boolean inRecord;

    SenmlJsonInput(byte[] payload, Limits limits) {
        this.json = new JsonReader(payload, limits);
        this.limits = limits;
        this.payload = payload.length;
    }

    @Override
    public int foreseen() {
        return 1 + payload / USUAL_RECORD;
    }

    @Override
    public boolean nextRecord() throws MalformedContent {
        boolean first = !inArray;
        if (first) {
            json.expect('[');
            inArray = true;
        }
        if (json.accept(']')) {
            json.expectEnd();
            return false;
        }
        if (!first) {
            json.expect(',');
        }
        json.expect('{');
        inRecord = false;
        return true;
    }

    @Override
    public int nextField() throws MalformedContent {
        if (json.accept('}')) {
            return END;
        }
        if (inRecord) {
            json.expect(',');
        }
        inRecord = true;
        json.readText();
        int label = label();
        json.expect(':');
        return label;
    }

    private int label() throws MalformedContent {
        int label = label(json.text(), json.from(), json.length());
        if (label == UNKNOWN) {
            SenmlInput.checkMayIgnore(json.text(), json.from(), json.length());
        }
        return label;
    }

    private static int label(byte[] text, int from, int length) {
        return switch (length) {
            case 1 -> label(text[from]);
            case 2 -> label(text[from], text[from + 1]);
            case 3 -> isLink(text, from) ? LINK_VALUE : UNKNOWN;
            case 4 -> isVersion(text, from) ? BASE_VERSION : UNKNOWN;
            default -> UNKNOWN;
        };
    }

    private static int label(int c) {
        return switch (c) {
            case 'n' -> NAME;
            case 'u' -> UNIT;
            case 'v' -> VALUE;
            case 's' -> SUM;
            case 't' -> TIME;
            default -> UNKNOWN;
        };
    }

    private static int label(int first, int second) {
        return switch (first << 8 | second) {
            case 'b' << 8 | 'n' -> BASE_NAME;
            case 'b' << 8 | 't' -> BASE_TIME;
            case 'b' << 8 | 'u' -> BASE_UNIT;
            case 'b' << 8 | 'v' -> BASE_VALUE;
            case 'b' << 8 | 's' -> BASE_SUM;
            case 'v' << 8 | 's' -> STRING_VALUE;
            case 'v' << 8 | 'b' -> BOOLEAN_VALUE;
            case 'v' << 8 | 'd' -> DATA_VALUE;
            case 'u' << 8 | 't' -> UPDATE_TIME;
            default -> UNKNOWN;
        };
    }

    static boolean isLink(byte[] text, int from) {
        return text[from] == 'v' && text[from + 1] == 'l' && text[from + 2] == 'o';
    }

    private static boolean isVersion(byte[] text, int from) {
        return text[from] == 'b' && text[from + 1] == 'v' && text[from + 2] == 'e' && text[from + 3] == 'r';
    }

    @Override
    public void skip() throws MalformedContent {
        json.skip();
    }

    @Override
    public void readText() throws MalformedContent {
        json.readText();
    }

    @Override
    public byte[] text() {
        return json.text();
    }

    @Override
    public int from() {
        return json.from();
    }

    @Override
    public int length() {
        return json.length();
    }

    @Override
    public void readNumber(Scalar to) throws MalformedContent {
        json.readNumber(to);
    }

    @Override
    public boolean acceptNull() throws MalformedContent {
        if (json.peek() != 'n') {
            return false;
        }
        json.word("null");
        return true;
    }

    @Override
    public void readString(Scalar to) throws MalformedContent {
        json.readText();
        to.text(json.string(limits.maxText()));
    }

    @Override
    public void readBoolean(Scalar to) throws MalformedContent {
        to.bool(json.readBoolean());
    }

    /** Base64 for URLs, without padding (RFC 8428, 5). */
    @Override
    public void readData(Scalar to) throws MalformedContent {
        json.readText();
        to.bytes(Texts.readBase64Url(json.copyOfText()));
    }
}
