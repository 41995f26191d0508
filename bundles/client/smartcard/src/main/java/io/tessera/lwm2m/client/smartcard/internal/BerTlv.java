// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.smartcard.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One element of BER-TLV or DER with a tag of one or two bytes and a definite length, as in FCP templates, in EF(DIR) and in the
 * directory files of PKCS#15.
 */
record BerTlv(int tag, byte[] value) {

    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int UTF8_STRING = 0x0C;
    static final int SEQUENCE = 0x30;

    private static final int PADDING = 0xFF;
    private static final int LONG_TAG = 0x1F;

    /**
     * All elements up to the end or up to the padding, which is zeros or FF.
     *
     * @throws IOException if one is cut off, saying what of
     */
    static List<BerTlv> all(byte[] bytes, String what) throws IOException {
        var in = ByteBuffer.wrap(bytes);
        var elements = new ArrayList<BerTlv>();
        while (in.hasRemaining()) {
            int tag = in.get() & 0xFF;
            if (tag == 0 || tag == PADDING) {
                break;
            }
            if ((tag & LONG_TAG) == LONG_TAG) {
                tag = tag << 8 | (in.hasRemaining() ? in.get() & 0xFF : 0);
            }
            elements.add(new BerTlv(tag, value(in, what)));
        }
        return elements;
    }

    private static byte[] value(ByteBuffer in, String what) throws IOException {
        int length = length(in, what);
        if (length > in.remaining()) {
            throw malformed(what, "%d bytes announced, %d left".formatted(length, in.remaining()));
        }
        var value = new byte[length];
        in.get(value);
        return value;
    }

    private static int length(ByteBuffer in, String what) throws IOException {
        int first = in.hasRemaining() ? in.get() & 0xFF : 0x80;
        if (first < 0x80) {
            return first;
        }
        int bytes = first - 0x80;
        if (bytes == 0 || bytes > 3 || bytes > in.remaining()) {
            throw malformed(what, "a length that is cut off or too long");
        }
        int length = 0;
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | in.get() & 0xFF;
        }
        return length;
    }

    /** What is nested in it. */
    List<BerTlv> inner(String what) throws IOException {
        return all(value, what);
    }

    /** The first with this tag. */
    static Optional<BerTlv> find(List<BerTlv> elements, int tag) {
        return elements.stream().filter(element -> element.tag == tag).findFirst();
    }

    /**
     * An unsigned number of up to four bytes.
     *
     * @throws IOException if it isn't that, or more than an int holds
     */
    int number(String what) throws IOException {
        long number = 0;
        for (byte b : value) {
            number = number << 8 | b & 0xFF;
        }
        if (value.length == 0 || value.length > 4 || number > Integer.MAX_VALUE) {
            throw malformed(what, "a number of %d bytes".formatted(value.length));
        }
        return (int) number;
    }

    static IOException malformed(String what, String why) {
        return new IOException("%s is malformed: %s".formatted(what, why));
    }

    @Override
    public String toString() {
        return "BerTlv[%02X, %d bytes]".formatted(tag, value.length);
    }
}
