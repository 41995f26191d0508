// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.MalformedContent;

/** SenML records in CBOR (RFC 8428, 6). */
final class SenmlCborInput implements SenmlInput {

    private final CborReader cbor;
    private int recordsLeft;
    private int fieldsLeft;

    SenmlCborInput(byte[] payload, Limits limits) throws MalformedContent {
        cbor = new CborReader(payload, limits);
        recordsLeft = cbor.readContainer(CborReader.ARRAY);
    }

    @Override
    public int foreseen() {
        return Math.max(recordsLeft, 4);
    }

    @Override
    public boolean nextRecord() throws MalformedContent {
        boolean atEnd = recordsLeft == CborReader.OPEN ? cbor.acceptBreak() : recordsLeft-- == 0;
        if (atEnd) {
            cbor.expectEnd();
            return false;
        }
        fieldsLeft = cbor.readContainer(CborReader.MAP);
        return true;
    }

    @Override
    public int nextField() throws MalformedContent {
        boolean atEnd = fieldsLeft == CborReader.OPEN ? cbor.acceptBreak() : fieldsLeft-- == 0;
        if (atEnd) {
            return END;
        }
        if (cbor.peek() == CborReader.TEXT) {
            return textLabel();
        }
        long label = cbor.readInteger();
        return label >= BASE_SUM && label <= DATA_VALUE ? (int) label : UNKNOWN;
    }

    /** The object link has no number of its own: its label is a text here too (Core 1.2, 7.4.8). */
    private int textLabel() throws MalformedContent {
        cbor.readText();
        if (cbor.length() == 3 && SenmlJsonInput.isLink(cbor.text(), cbor.from())) {
            return LINK_VALUE;
        }
        SenmlInput.checkMayIgnore(cbor.text(), cbor.from(), cbor.length());
        return UNKNOWN;
    }

    @Override
    public void skip() throws MalformedContent {
        cbor.skip();
    }

    @Override
    public void readText() throws MalformedContent {
        cbor.readText();
    }

    @Override
    public byte[] text() {
        return cbor.text();
    }

    @Override
    public int from() {
        return cbor.from();
    }

    @Override
    public int length() {
        return cbor.length();
    }

    @Override
    public void readNumber(Scalar to) throws MalformedContent {
        cbor.readScalar(to);
        if (!to.isNumber()) {
            throw cbor.malformed("no number where one is due");
        }
    }

    @Override
    public boolean acceptNull() throws MalformedContent {
        return cbor.acceptNull();
    }

    @Override
    public void readString(Scalar to) throws MalformedContent {
        cbor.readText();
        to.text(cbor.string());
    }

    @Override
    public void readBoolean(Scalar to) throws MalformedContent {
        cbor.readScalar(to);
        if (to.kind() != Scalar.Kind.BOOLEAN) {
            throw cbor.malformed("no boolean where one is due");
        }
    }

    @Override
    public void readData(Scalar to) throws MalformedContent {
        cbor.readString(CborReader.BYTES);
        to.bytes(cbor.copyOfText());
    }
}
