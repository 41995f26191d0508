// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.List;

/** TLV (Core 1.2, 7.4.6). Has no times: what was measured when is lost. */
final class TlvFormat implements Format {

    static final int OBJECT_INSTANCE = 0;
    static final int RESOURCE_INSTANCE = 1;
    static final int MULTIPLE_RESOURCE = 2;
    static final int RESOURCE = 3;

    private static final int USUAL_ENTRY = 8;
    private static final int USUAL_INSTANCE = 4;

    private final Limits limits;

    TlvFormat(Limits limits) {
        this.limits = limits;
    }

    @Override
    public byte[] encode(Path base, List<PathValue> values) throws RequestRefused {
        if (base.bits() == 0) {
            throw Format.notAcceptable("TLV carries no Object IDs");
        }
        return TlvWriter.write(base.depth(), Checks.sorted(base, values));
    }

    @Override
    public List<PathValue> decode(Path base, byte[] payload, DataTypes types) throws RequestRefused {
        if (base.bits() == 0) {
            throw Format.unsupported("TLV carries no Object IDs");
        }
        if (base.depth() >= 3) {
            var single = TlvReader.readSingle(base, payload, types, limits);
            if (single != null) {
                return single;
            }
        }
        int foreseen = 1 + payload.length / (base.depth() == 3 ? USUAL_INSTANCE : USUAL_ENTRY);
        var decoded = new Decoded(base, types, limits, foreseen);
        new TlvReader(payload, decoded, limits).read();
        return decoded.values();
    }
}
