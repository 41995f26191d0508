// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.event_log.internal;

import io.tessera.lwm2m.platform.events.Event;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Events as a multiple-instance Resource in TLV (Core 1.2, 7.4.3). */
final class TlvOutput {

    private static final int RESOURCE_INSTANCE = 0x40;
    private static final int MULTIPLE_RESOURCE = 0x80;
    private static final int TWO_BYTES_OF_ID = 0x20;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private TlvOutput() {}

    static byte[] write(List<Event> events) {
        var instances = new TlvOutput();
        int id = 0;
        for (var event : events) {
            instances.put(RESOURCE_INSTANCE, id++, Format.line(event).getBytes(StandardCharsets.UTF_8));
        }
        var resource = new TlvOutput();
        resource.put(MULTIPLE_RESOURCE, Resources.DATA, instances.out.toByteArray());
        return resource.out.toByteArray();
    }

    /** A length is in one to three bytes of its own; that it fits in the type is never needed. */
    private void put(int kind, int id, byte[] content) {
        int bytesOfLength = content.length < 1 << 8 ? 1 : content.length < 1 << 16 ? 2 : 3;
        out.write(kind | (id > 0xFF ? TWO_BYTES_OF_ID : 0) | bytesOfLength << 3);
        if (id > 0xFF) {
            out.write(id >> 8);
        }
        out.write(id);
        for (int shift = 8 * (bytesOfLength - 1); shift >= 0; shift -= 8) {
            out.write(content.length >> shift);
        }
        out.writeBytes(content);
    }
}
