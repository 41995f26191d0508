// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import static io.tessera.lwm2m.codec.internal.CborReader.ARRAY;
import static io.tessera.lwm2m.codec.internal.CborReader.BYTES;
import static io.tessera.lwm2m.codec.internal.CborReader.MAP;
import static io.tessera.lwm2m.codec.internal.CborReader.OPEN;
import static io.tessera.lwm2m.codec.internal.CborReader.TAG;
import static io.tessera.lwm2m.codec.internal.CborReader.TEXT;

import io.tessera.lwm2m.model.MalformedContent;

/** Passes over a value that nobody asks for, to a bounded depth. */
final class CborSkipper {

    private CborSkipper() {}

    static void skip(CborReader in, int depthLeft) throws MalformedContent {
        if (depthLeft == 0) {
            throw in.malformed("nested too deep");
        }
        int major = in.peek();
        switch (major) {
            case BYTES, TEXT -> in.readString(major);
            case ARRAY -> skipItems(in, in.readContainer(ARRAY), 1, depthLeft);
            case MAP -> skipItems(in, in.readContainer(MAP), 2, depthLeft);
            case TAG -> {
                in.readTag();
                skip(in, depthLeft - 1);
            }
            default -> skipHead(in);
        }
    }

    private static void skipHead(CborReader in) throws MalformedContent {
        if (in.acceptBreak()) {
            throw in.malformed("an end where a value is due");
        }
        in.readHead();
    }

    private static void skipItems(CborReader in, int count, int each, int depthLeft) throws MalformedContent {
        for (int i = 0; count == OPEN ? !in.acceptBreak() : i < count; i++) {
            for (int item = 0; item < each; item++) {
                skip(in, depthLeft - 1);
            }
        }
    }
}
