// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.event_log.internal;

import io.tessera.lwm2m.platform.events.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How LogData is written, in the order of the registry: lines of text, or the events as Strings in Resource Instances 0, 1,
 * 2… of LogData in a format of LwM2M.
 */
enum Format {
    TEXT,
    TLV,
    JSON,
    CBOR;

    static boolean exists(long number) {
        return number >= 0 && number < values().length;
    }

    static Format of(long number) {
        return exists(number) ? values()[(int) number] : TEXT;
    }

    /** @param instance the Object Instance; without events there are no bytes */
    byte[] write(int instance, List<Event> events) {
        if (events.isEmpty()) {
            return new byte[0];
        }
        return switch (this) {
            case TEXT -> text(events);
            case TLV -> TlvOutput.write(events);
            case JSON -> JsonOutput.write(instance, events);
            case CBOR -> CborOutput.write(instance, events);
        };
    }

    private static byte[] text(List<Event> events) {
        return events.stream()
                .map(event -> line(event) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** {@code 2026-01-31T12:00:00Z 1 WARNING source: text}. */
    static String line(Event event) {
        return "%s %d %s %s: %s"
                .formatted(event.time(), event.logClass(), event.severity(), event.source(), event.text());
    }
}
