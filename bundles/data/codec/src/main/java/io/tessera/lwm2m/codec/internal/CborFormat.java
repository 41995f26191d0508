// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.List;

/** CBOR: a single value as one CBOR item (Core 1.2, 7.4.3). */
final class CborFormat implements Format {

    private final Limits limits;

    CborFormat(Limits limits) {
        this.limits = limits;
    }

    @Override
    public byte[] encode(Path base, List<PathValue> values) throws RequestRefused {
        var value = Checks.single(base, values);
        var out = new Output();
        CborOutput.putValue(out, value);
        return out.finish();
    }

    @Override
    public List<PathValue> decode(Path base, byte[] payload, DataTypes types) throws RequestRefused {
        var type = Checks.singleType(base, types);
        var cbor = new CborReader(payload, limits);
        var scalar = new Scalar();
        cbor.readScalar(scalar);
        cbor.expectEnd();
        return new OneValue(new PathValue(base, scalar.toValue(type)));
    }
}
