// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import java.time.Clock;
import java.util.List;

/** The JSON format of LwM2M 1.0 (Core 1.0.2, 6.4.4). Clients of 1.1 and later must not send it. */
final class LwM2mJsonFormat implements Format {

    private static final int USUAL_RECORD = 20;

    private final Limits limits;
    private final Clock clock;

    LwM2mJsonFormat(Limits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public byte[] encode(Path base, List<PathValue> values) throws RequestRefused {
        return new LwM2mJsonWriter(base, clock).write(values);
    }

    @Override
    public List<PathValue> decode(Path base, byte[] payload, DataTypes types) throws RequestRefused {
        var decoded = new Decoded(base, types, limits, 1 + payload.length / USUAL_RECORD);
        new LwM2mJsonReader(payload, decoded, limits, clock).read();
        return decoded.values();
    }
}
