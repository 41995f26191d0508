// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.MalformedContent;
import java.util.Arrays;

/**
 * Pulls CBOR (RFC 8949) out of bytes: what LwM2M uses of it and what SenML lets a sender choose, tags, indefinite lengths
 * and every width included. Jackson's parser takes 0.9 kB for the tokens of a single-value record alone, more than twice
 * of what decoding it costs here; so reading and writing are ours, as for JSON.
 */
final class CborReader {

    static final int UNSIGNED = 0;
    static final int NEGATIVE = 1;
    static final int BYTES = 2;
    static final int TEXT = 3;
    static final int ARRAY = 4;
    static final int MAP = 5;
    static final int TAG = 6;
    static final int SIMPLE = 7;

    /** The count of an array or map whose end is marked instead. */
    static final int OPEN = -1;

    private static final int BREAK = 0xFF;
    private static final int NULL = 0xF6;
    static final int MAX_TAGS = 4;

    private final byte[] in;
    private final Limits limits;
    private int at;
    private int info;
    private long argument;

    /** The text or bytes read last. */
    private byte[] text;

    private int from;
    private int length;

    CborReader(byte[] in, Limits limits) {
        this.in = in;
        this.limits = limits;
    }

    byte[] text() {
        return text;
    }

    int from() {
        return from;
    }

    int length() {
        return length;
    }

    /** The lower five bits of the head read last. */
    int info() {
        return info;
    }

    /** What the head read last announced, an unsigned long. */
    long argument() {
        return argument;
    }

    byte[] copyOfText() {
        return Arrays.copyOfRange(text, from, from + length);
    }

    String string() throws MalformedContent {
        if (length > limits.maxText()) {
            throw malformed("a text of more than %d bytes".formatted(limits.maxText()));
        }
        return Utf8.read(text, from, length);
    }

    void expectEnd() throws MalformedContent {
        if (at != in.length) {
            throw malformed("bytes after the end");
        }
    }

    /** The major type that comes next, not consumed. */
    int peek() throws MalformedContent {
        if (at == in.length) {
            throw cutOff();
        }
        return (in[at] & 0xFF) >>> 5;
    }

    /** Consumes the mark that ends an open array or map, if it comes next. */
    boolean acceptBreak() throws MalformedContent {
        return accept(BREAK);
    }

    /** Consumes null, if it comes next. */
    boolean acceptNull() throws MalformedContent {
        return accept(NULL);
    }

    private boolean accept(int oneByte) throws MalformedContent {
        peek();
        if ((in[at] & 0xFF) != oneByte) {
            return false;
        }
        at++;
        return true;
    }

    int readHead() throws MalformedContent {
        int major = peek();
        info = in[at++] & 31;
        argument = info;
        if (info >= 24 && info <= 27) {
            argument = bigEndian(1 << (info - 24));
        } else if (info > 27 && (info < 31 || major < BYTES || major == TAG)) {
            throw malformed("a reserved length");
        }
        return major;
    }

    private long bigEndian(int bytes) throws MalformedContent {
        if (in.length - at < bytes) {
            throw cutOff();
        }
        long value = 0;
        for (int end = at + bytes; at < end; at++) {
            value = value << 8 | in[at] & 0xFF;
        }
        return value;
    }

    /** Consumes the head of an array or map; the count is one that the rest of the payload can hold, or {@link #OPEN}. */
    int readContainer(int major) throws MalformedContent {
        skipTags();
        if (readHead() != major) {
            throw malformed(major == MAP ? "no map where one is due" : "no array where one is due");
        }
        if (info == 31) {
            return OPEN;
        }
        int bytesEach = major == MAP ? 2 : 1;
        if (argument < 0 || argument > (in.length - at) / bytesEach) {
            throw cutOff();
        }
        return (int) argument;
    }

    /** An integer that a long holds. */
    long readInteger() throws MalformedContent {
        int major = readHead();
        if (major > NEGATIVE || argument < 0) {
            throw malformed("no integer where one is due");
        }
        return major == UNSIGNED ? argument : ~argument;
    }

    void readText() throws MalformedContent {
        readString(TEXT);
    }

    /** @param major {@link #TEXT} or {@link #BYTES} */
    void readString(int major) throws MalformedContent {
        if (readHead() != major) {
            throw malformed("no text where one is due");
        }
        if (info == 31) {
            joinChunks(major);
            return;
        }
        takeString();
    }

    private void takeString() throws MalformedContent {
        if (argument < 0 || argument > in.length - at) {
            throw cutOff();
        }
        text = in;
        from = at;
        length = (int) argument;
        at += length;
    }

    /** Two passes: how long it is, then the bytes; nothing is allocated that isn't there. */
    private void joinChunks(int major) throws MalformedContent {
        int start = at;
        var joined = new byte[copyChunks(major, null)];
        at = start;
        copyChunks(major, joined);
        text = joined;
        from = 0;
        length = joined.length;
    }

    private int copyChunks(int major, byte[] to) throws MalformedContent {
        int total = 0;
        while (!acceptBreak()) {
            if (readHead() != major || info == 31) {
                throw malformed("a text whose parts are of different kinds");
            }
            takeString();
            if (to != null) {
                System.arraycopy(in, from, to, total, length);
            }
            total += length;
        }
        return total;
    }

    /** The number of a tag that {@link #peek} announced. */
    long readTag() throws MalformedContent {
        readHead();
        return argument & Long.MAX_VALUE;
    }

    private void skipTags() throws MalformedContent {
        for (int tags = 0; peek() == TAG; tags++) {
            readTag();
            if (tags == MAX_TAGS) {
                throw malformed("too many tags");
            }
        }
    }

    /** Reads a single value: a number, a text, bytes, true, false or null. */
    void readScalar(Scalar to) throws MalformedContent {
        CborScalars.read(this, to);
    }

    /** Passes over any value. */
    void skip() throws MalformedContent {
        CborSkipper.skip(this, limits.maxDepth());
    }

    MalformedContent malformed(String message) {
        return new MalformedContent("CBOR, byte %d: %s".formatted(at, message));
    }

    private MalformedContent cutOff() {
        return malformed("cut off");
    }
}
