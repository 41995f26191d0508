// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;

/**
 * Takes values out of LwM2M CBOR. Their ids begin with the Object, except that those of a Write or Create may begin
 * below what it was sent to (Core 1.2, 7.4.4). The first value tells which it is: if it fits as a full path, all are.
 */
final class LwM2mCborValues implements LwM2mCborReader.Leaves {

    private enum Begin {
        UNKNOWN,
        AT_ROOT,
        AT_BASE
    }

    private final Decoded decoded;
    private final Path base;
    private Begin begin = Begin.UNKNOWN;

    LwM2mCborValues(Decoded decoded) {
        this.decoded = decoded;
        this.base = decoded.base();
    }

    @Override
    public void add(long bits, int depth, Scalar scalar) throws MalformedContent {
        boolean isEmpty = scalar.kind() == Scalar.Kind.NOTHING;
        if (begin == Begin.UNKNOWN) {
            boolean isFull = base.covers(Shared.path(bits)) && depth >= (isEmpty ? 2 : 3);
            begin = isFull || base.bits() == 0 ? Begin.AT_ROOT : Begin.AT_BASE;
        }
        var path = path(bits, depth);
        if (isEmpty) {
            decoded.addEmpty(path);
        } else {
            decoded.add(path, scalar, PathValue.UNTIMED);
        }
    }

    private Path path(long bits, int depth) throws MalformedContent {
        if (begin == Begin.AT_ROOT) {
            return Shared.path(bits);
        }
        int above = base.depth();
        if (above + depth > 4) {
            throw new MalformedContent("LwM2M CBOR: ids that don't fit below " + base);
        }
        return Shared.path(base.bits() | bits >>> (16 * above));
    }
}
