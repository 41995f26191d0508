// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.util.ArrayList;
import java.util.List;

/**
 * LwM2M CBOR (Core 1.2, 7.4.4): maps of ids in maps of ids. Has no times. The text shows no composite request; the paths
 * of one are written as it writes values, with null in their place.
 */
final class LwM2mCborFormat implements Format {

    private final Limits limits;

    LwM2mCborFormat(Limits limits) {
        this.limits = limits;
    }

    @Override
    public byte[] encode(Path base, List<PathValue> values) throws RequestRefused {
        return new LwM2mCborWriter(base).write(Checks.sorted(base, values));
    }

    @Override
    public List<PathValue> decode(Path base, byte[] payload, DataTypes types) throws RequestRefused {
        var decoded = new Decoded(base, types, limits, 1 + payload.length / 4);
        new LwM2mCborReader(payload, limits).read(new LwM2mCborValues(decoded));
        return decoded.values();
    }

    @Override
    public byte[] encodePaths(List<Path> paths) {
        var out = new Output();
        CborOutput.putHead(out, CborReader.MAP, paths.size());
        for (var path : paths) {
            CborOutput.putHead(out, CborReader.ARRAY, path.depth());
            for (long rest = path.bits(); rest != 0; rest <<= 16) {
                CborOutput.putHead(out, CborReader.UNSIGNED, (rest >>> 48) - 1);
            }
            out.put(CborOutput.NULL);
        }
        return out.finish();
    }

    @Override
    public List<Path> decodePaths(byte[] payload) throws RequestRefused {
        var paths = new ArrayList<Path>();
        new LwM2mCborReader(payload, limits).read((bits, depth, scalar) -> {
            boolean isPath = scalar.kind() == Scalar.Kind.NULL || scalar.kind() == Scalar.Kind.NOTHING;
            if (!isPath || paths.size() == limits.maxRecords()) {
                throw new MalformedContent(
                        isPath ? "more than %d paths".formatted(limits.maxRecords()) : "a value where null is due");
            }
            paths.add(Shared.path(bits));
        });
        return paths;
    }
}
