// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import io.tessera.lwm2m.bridge.Measurement;
import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.kura.wire.WireEnvelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The points that a wire graph's values make; a name that comes again is the same point. */
final class WireValues {

    private static final Logger LOG = LoggerFactory.getLogger(WireValues.class);

    /** Names come from whoever draws the graph, or computes them. */
    static final int MOST = 256;

    private final String source;
    private final PointBoard board;
    private final Map<String, Point> points = new ConcurrentHashMap<>();

    WireValues(String source, PointBoard board) {
        this.source = source;
        this.board = board;
    }

    /** @return what was measured, in the order in which it came */
    List<Measurement> take(WireEnvelope envelope) {
        var measured = new ArrayList<Measurement>();
        for (var record : envelope.getRecords()) {
            for (var reading : Readings.of(record)) {
                take(reading).ifPresent(measured::add);
            }
        }
        return measured;
    }

    private Optional<Measurement> take(Readings.Reading reading) {
        var point = pointOf(reading);
        if (point == null) {
            return Optional.empty();
        }
        if (reading.value() == Value.EMPTY) {
            board.failed(point, reading.error());
            return Optional.empty();
        }
        board.measured(point, reading.value(), reading.time());
        return Optional.of(new Measurement(point, reading.value(), reading.time()));
    }

    /** Null for one too many, and for one that only ever failed: nobody knows what it is. */
    private Point pointOf(Readings.Reading reading) {
        var known = points.get(reading.name());
        if (known != null || reading.type() == null) {
            return known;
        }
        if (points.size() >= MOST) {
            LOG.debug("{}: {} is one too many", source, reading.name());
            return null;
        }
        var kind = Typed.kind(reading.type(), "");
        var point = Point.measured(source, reading.name(), kind, reading.name().replace('/', ' '), "");
        points.put(reading.name(), point);
        board.add(point);
        return point;
    }
}
