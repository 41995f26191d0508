// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.MalformedContent;

/** SenML records as they come out of JSON or CBOR; each method goes on where the last one stopped. */
interface SenmlInput {

    /** Fields by their CBOR label (RFC 8428, table 4); the object link has none and gets one here. */
    int BASE_VERSION = -1;

    int BASE_NAME = -2;
    int BASE_TIME = -3;
    int BASE_UNIT = -4;
    int BASE_VALUE = -5;
    int BASE_SUM = -6;
    int NAME = 0;
    int UNIT = 1;
    int VALUE = 2;
    int STRING_VALUE = 3;
    int BOOLEAN_VALUE = 4;
    int SUM = 5;
    int TIME = 6;
    int UPDATE_TIME = 7;
    int DATA_VALUE = 8;
    int LINK_VALUE = 9;

    /** A field that has no meaning here. */
    int UNKNOWN = 20;

    /** The record ends. */
    int END = 21;

    /** How many records there seem to be. */
    int foreseen();

    /** False at the end of the payload. */
    boolean nextRecord() throws MalformedContent;

    /** The label of the next field, or {@link #END}; one of the methods below then reads its value. */
    int nextField() throws MalformedContent;

    void skip() throws MalformedContent;

    /** Reads a text; {@link #text}, {@link #from} and {@link #length} tell where it stands. */
    void readText() throws MalformedContent;

    byte[] text();

    int from();

    int length();

    void readNumber(Scalar to) throws MalformedContent;

    /** Consumes null if it comes next. */
    boolean acceptNull() throws MalformedContent;

    void readString(Scalar to) throws MalformedContent;

    void readBoolean(Scalar to) throws MalformedContent;

    void readData(Scalar to) throws MalformedContent;

    /** RFC 8428, 4.4: who doesn't understand such a field must not use the record. */
    static void checkMayIgnore(byte[] text, int from, int length) throws MalformedContent {
        if (length > 0 && text[from + length - 1] == '_') {
            throw new MalformedContent("SenML: a field that must be understood and isn't");
        }
    }
}
