// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.event_log.internal;

import io.tessera.lwm2m.platform.events.Event;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Events as a multiple-instance Resource in LwM2M JSON (Core 1.2, 7.4.4), with their times. */
final class JsonOutput {

    private static final int NANOS = 9;

    private JsonOutput() {}

    static byte[] write(int instance, List<Event> events) {
        var out = new StringBuilder("{\"bn\":\"")
                .append(Resources.path(instance).child(Resources.DATA))
                .append("/\",\"e\":[");
        int id = 0;
        for (var event : events) {
            out.append(id == 0 ? "" : ",").append("{\"n\":\"").append(id++);
            out.append("\",\"t\":").append(seconds(event.time())).append(",\"sv\":\"");
            escape(Format.line(event), out);
            out.append("\"}");
        }
        return out.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String seconds(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond())
                .add(BigDecimal.valueOf(time.getNano(), NANOS))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** There are no control characters in a line. */
    private static void escape(String line, StringBuilder out) {
        out.append(line.replace("\\", "\\\\").replace("\"", "\\\""));
    }
}
