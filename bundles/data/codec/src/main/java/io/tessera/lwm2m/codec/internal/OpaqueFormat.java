// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import java.util.List;

/** Opaque: the bytes of a single Opaque value and of no other type (Core 1.2, 7.4.2). */
final class OpaqueFormat implements Format {

    @Override
    public byte[] encode(Path base, List<PathValue> values) throws RequestRefused {
        if (Checks.single(base, values) instanceof OpaqueValue opaque) {
            return opaque.bytes().clone();
        }
        throw Format.notAcceptable(base + " is not opaque");
    }

    @Override
    public List<PathValue> decode(Path base, byte[] payload, DataTypes types) throws RequestRefused {
        var type = Checks.singleType(base, types);
        if (type != DataType.OPAQUE && type != DataType.NONE) {
            throw Format.unsupported(base + " is not opaque");
        }
        return new OneValue(new PathValue(base, new OpaqueValue(payload.clone())));
    }
}
