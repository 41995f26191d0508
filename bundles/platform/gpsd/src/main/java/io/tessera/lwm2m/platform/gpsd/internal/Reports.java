// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.gpsd.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tessera.lwm2m.platform.PositionSource.Movement;
import io.tessera.lwm2m.platform.PositionSource.Position;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads gpsd's TPV reports (time, position, velocity), as gpsd_json(5) has them. Everything else that it says is passed
 * over.
 */
final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final double TWO_DIMENSIONS = 2;
    private static final double THREE_DIMENSIONS = 3;
    private static final double MOST_LATITUDE = 90;
    private static final double MOST_LONGITUDE = 180;

    private final JsonFactory json = new JsonFactory();
    private final String device;
    private final Clock clock;

    /** @param device whose reports count; empty for any */
    Reports(String device, Clock clock) {
        this.device = device;
        this.clock = clock;
    }

    /** One report: its fields that are numbers, and those that are text. */
    private record Report(Map<String, Double> numbers, Map<String, String> texts) {

        private Optional<Double> number(String... names) {
            for (var name : names) {
                var value = numbers.get(name);
                if (value != null) {
                    return Optional.of(value);
                }
            }
            return Optional.empty();
        }

        private boolean isText(String name, String expected) {
            return expected.equals(texts.get(name));
        }
    }

    /** The position in a line; empty if it has none. */
    Optional<Position> position(String line) {
        try (var parser = json.createParser(line)) {
            var report = report(parser);
            return report.isText("class", "TPV") && isWanted(report) ? position(report) : Optional.empty();
        } catch (IOException | DateTimeException e) {
            LOG.debug("Not a report of gpsd: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private boolean isWanted(Report report) {
        return device.isEmpty() || report.isText("device", device);
    }

    private static Report report(JsonParser parser) throws IOException {
        var report = new Report(new HashMap<>(), new HashMap<>());
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return report;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            if (token.isNumeric()) {
                report.numbers.put(name, parser.getDoubleValue());
            } else if (token == JsonToken.VALUE_STRING) {
                report.texts.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return report;
    }

    /** A report without a fix has neither latitude nor longitude that means anything. */
    private Optional<Position> position(Report report) {
        double mode = report.number("mode").orElse(0.0);
        var latitude = report.number("lat").filter(value -> Math.abs(value) <= MOST_LATITUDE);
        var longitude = report.number("lon").filter(value -> Math.abs(value) <= MOST_LONGITUDE);
        if (mode < TWO_DIMENSIONS || latitude.isEmpty() || longitude.isEmpty()) {
            return Optional.empty();
        }
        boolean hasHeight = mode >= THREE_DIMENSIONS;
        var time = report.texts.get("time");
        return Optional.of(new Position(
                latitude.get(),
                longitude.get(),
                hasHeight ? report.number("altMSL", "alt") : Optional.empty(),
                radius(report),
                movement(report, hasHeight),
                time == null ? clock.instant() : Instant.parse(time)));
    }

    /** The horizontal error that gpsd estimates, or what its parts to the east and the north make. */
    private static Optional<Double> radius(Report report) {
        return report.number("eph").or(() -> report.number("epx")
                .flatMap(east -> report.number("epy").map(north -> Math.hypot(east, north))));
    }

    private static Optional<Movement> movement(Report report, boolean hasHeight) {
        var climb = hasHeight ? report.number("climb") : Optional.<Double>empty();
        return report.number("speed").map(speed -> new Movement(speed, report.number("track"), climb));
    }
}
