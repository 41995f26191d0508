// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.event_log.internal;

import io.tessera.lwm2m.platform.events.Event;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Events as a multiple-instance Resource in LwM2M CBOR (Core 1.2, 7.4.6): maps by id in maps by id. */
final class CborOutput {

    private static final int UNSIGNED = 0x00;
    private static final int TEXT = 0x60;
    private static final int MAP = 0xA0;
    private static final int ONE_BYTE = 24;
    private static final int TWO_BYTES = 25;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private CborOutput() {}

    static byte[] write(int instance, List<Event> events) {
        var cbor = new CborOutput();
        for (int id : new int[] {Resources.ID, instance, Resources.DATA}) {
            cbor.head(MAP, 1);
            cbor.head(UNSIGNED, id);
        }
        cbor.head(MAP, events.size());
        int id = 0;
        for (var event : events) {
            var line = Format.line(event).getBytes(StandardCharsets.UTF_8);
            cbor.head(UNSIGNED, id++);
            cbor.head(TEXT, line.length);
            cbor.out.writeBytes(line);
        }
        return cbor.out.toByteArray();
    }

    /** @param number up to 65535, which no id, line or log exceeds */
    private void head(int type, int number) {
        if (number < ONE_BYTE) {
            out.write(type | number);
            return;
        }
        out.write(type | (number > 0xFF ? TWO_BYTES : ONE_BYTE));
        if (number > 0xFF) {
            out.write(number >> 8);
        }
        out.write(number);
    }
}
