// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.bench.wire;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.codec.Codecs;
import io.tessera.lwm2m.itests.bench.Content;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What simulated clients send, encoded once. */
final class Payloads {

    /** What a small device registers. */
    static final byte[] OBJECTS =
            "</>;rt=\"oma.lwm2m\";ct=\"0 60 110 112 11542\",</1/0>,</3/0>,</4/0>,</5/0>,</3303/0>,</3304/0>"
                    .getBytes(StandardCharsets.UTF_8);

    private static final int VALUES = 100;
    private static final Path SENSOR_VALUE = Path.of(3303, 0, 5700);

    private final byte[] deviceTlv;
    private final byte[] deviceCbor;
    private final byte[][] sensorTlv = new byte[VALUES][];

    Payloads() throws RequestRefused {
        var codec = Codecs.create();
        var device = Content.DEVICE;
        deviceTlv = codec.encode(ContentFormat.TLV, device.base(), device.pathValues());
        deviceCbor = codec.encode(ContentFormat.SENML_CBOR, device.base(), device.pathValues());
        for (int i = 0; i < VALUES; i++) {
            sensorTlv[i] = sensor(codec, 20 + i / 8.0);
        }
    }

    private static byte[] sensor(Codec codec, double degrees) throws RequestRefused {
        return codec.encode(ContentFormat.TLV, SENSOR_VALUE, List.of(new PathValue(SENSOR_VALUE, Value.of(degrees))));
    }

    byte[] device(int format) {
        return format == ContentFormat.SENML_CBOR ? deviceCbor : deviceTlv;
    }

    /** In TLV, another one each time. */
    byte[] sensor(int number) {
        return sensorTlv[number % VALUES];
    }
}
