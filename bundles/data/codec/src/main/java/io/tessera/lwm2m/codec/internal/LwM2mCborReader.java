// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Path;

/** Walks through the maps of LwM2M CBOR. Each level takes one id or more, of which a path has four. */
final class LwM2mCborReader {

    /** Takes what stands at the end of a way through the maps; a scalar of kind nothing for an empty map. */
    interface Leaves {

        void add(long bits, int depth, Scalar scalar) throws MalformedContent;
    }

    private final CborReader cbor;
    private final Scalar scalar = new Scalar();

    LwM2mCborReader(byte[] payload, Limits limits) {
        cbor = new CborReader(payload, limits);
    }

    void read(Leaves leaves) throws MalformedContent {
        int count = cbor.readContainer(CborReader.MAP);
        readEntries(count, 0, 0, leaves);
        cbor.expectEnd();
    }

    /** False if there were none. */
    private boolean readEntries(int count, long bits, int depth, Leaves leaves) throws MalformedContent {
        int read = 0;
        while (count == CborReader.OPEN ? !cbor.acceptBreak() : read < count) {
            readEntry(bits, depth, leaves);
            read++;
        }
        return read > 0;
    }

    private void readEntry(long parent, int parentDepth, Leaves leaves) throws MalformedContent {
        long bits = parent;
        int depth = parentDepth;
        if (cbor.peek() == CborReader.ARRAY) {
            int count = cbor.readContainer(CborReader.ARRAY);
            boolean isRoot = count == 0 && depth == 0;
            for (int i = 0; count == CborReader.OPEN ? !cbor.acceptBreak() : i < count; i++) {
                bits |= readId(depth++);
            }
            if (depth == parentDepth && !isRoot) {
                throw cbor.malformed("a key without ids");
            }
        } else {
            bits |= readId(depth++);
        }
        readValue(bits, depth, leaves);
    }

    private long readId(int depth) throws MalformedContent {
        long id = cbor.readInteger();
        if (depth == 4 || id < 0 || id > Path.MAX_ID) {
            throw cbor.malformed("a key that is no id of a path");
        }
        return (id + 1) << (48 - 16 * depth);
    }

    private void readValue(long bits, int depth, Leaves leaves) throws MalformedContent {
        scalar.nothing();
        if (cbor.peek() == CborReader.MAP) {
            if (depth == 0) {
                throw cbor.malformed("a key without ids");
            }
            int count = cbor.readContainer(CborReader.MAP);
            if (readEntries(count, bits, depth, leaves)) {
                return;
            }
            scalar.nothing();
        } else {
            cbor.readScalar(scalar);
        }
        leaves.add(bits, depth, scalar);
    }
}
