// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.event_log.internal;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.events.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How LogData is written, in the order of the registry: lines of text, or the events as Strings in Resource Instances 0, 1,
 * 2… of LogData in a format of LwM2M.
 */
enum Format {
    TEXT(ContentFormat.TEXT),
    TLV(ContentFormat.TLV),
    JSON(ContentFormat.JSON),
    CBOR(ContentFormat.LWM2M_CBOR);

    private final int contentFormat;

    Format(int contentFormat) {
        this.contentFormat = contentFormat;
    }

    static boolean exists(long number) {
        return number >= 0 && number < values().length;
    }

    static Format of(long number) {
        return exists(number) ? values()[(int) number] : TEXT;
    }

    byte[] write(Codec codec, Path data, List<Event> events) throws RequestRefused {
        if (this == TEXT || events.isEmpty()) {
            return events.stream()
                    .map(event -> line(event) + "\n")
                    .collect(Collectors.joining())
                    .getBytes(StandardCharsets.UTF_8);
        }
        var values = new ArrayList<PathValue>(events.size());
        for (var event : events) {
            var path = data.child(values.size());
            values.add(
                    this == JSON
                            ? new PathValue(path, Value.of(line(event)), nanos(event.time()))
                            : new PathValue(path, Value.of(line(event))));
        }
        return codec.encode(contentFormat, data, values);
    }

    private static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }

    /** {@code 2026-01-31T12:00:00Z 1 WARNING source: text}. */
    private static String line(Event event) {
        return "%s %d %s %s: %s"
                .formatted(event.time(), event.logClass(), event.severity(), event.source(), event.text());
    }
}
