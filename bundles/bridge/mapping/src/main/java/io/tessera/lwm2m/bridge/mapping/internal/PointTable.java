// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import io.tessera.lwm2m.bridge.Measurement;
import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.bridge.PointListener;
import io.tessera.lwm2m.bridge.PointSource;
import io.tessera.lwm2m.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All points, and the sensor that each became. Measured values go straight through; what adds, removes or maps points
 * anew is done one at a time.
 */
final class PointTable {

    private static final Logger LOG = LoggerFactory.getLogger(PointTable.class);

    /** A point, who offers it (nobody while its source is away), and its sensor unless it is hidden. */
    private record Entry(Point point, Optional<PointSource> source, Optional<MappedSensor> sensor) {}

    /** Which point it is, however its source describes it. */
    private record Key(String source, String name) {

        static Key of(Point point) {
            return new Key(point.source(), point.name());
        }
    }

    private final SensorBoard board;
    private final Rules rules;
    private final InstanceIds ids;
    private final Visibility visibility;
    private final Sends sends;
    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

    PointTable(SensorBoard board, Rules rules, InstanceIds ids, Visibility visibility, Sends sends) {
        this.visibility = visibility;
        this.sends = sends;
        this.board = board;
        this.rules = rules;
        this.ids = ids;
    }

    PointListener listenerFor(PointSource source) {
        return new PointListener() {
            @Override
            public void added(Point point) {
                add(point, source);
            }

            @Override
            public void removed(Point point) {
                remove(point);
            }

            @Override
            public void measured(Point point, Value value, long time) {
                sensorOf(point).filter(sensor -> sensor.measured(value, time)).ifPresent(sensor -> {
                    board.changed(sensor);
                    sends.changed(sensor);
                });
            }

            @Override
            public CompletionStage<Void> send(List<Measurement> measurements) {
                return sends.send(measurements, measurement -> sensorOf(measurement.point())
                        .orElse(null));
            }

            @Override
            public void failed(Point point, String why) {
                sensorOf(point).filter(MappedSensor::failed).ifPresent(sensor -> {
                    LOG.warn("{} can't be measured: {}", sensor, why);
                    board.changed(sensor);
                });
            }
        };
    }

    private Optional<MappedSensor> sensorOf(Point point) {
        var entry = entries.get(Key.of(point));
        return entry == null ? Optional.empty() : entry.sensor;
    }

    private synchronized void add(Point point, PointSource source) {
        var before = entries.get(Key.of(point));
        if (before != null && before.point.equals(point)) {
            before.sensor.ifPresent(sensor -> sensor.source(source));
            entries.put(Key.of(point), new Entry(point, Optional.of(source), before.sensor));
            return;
        }
        remove(point);
        entries.put(Key.of(point), new Entry(point, Optional.of(source), map(point, source)));
    }

    private Optional<MappedSensor> map(Point point, PointSource source) {
        var target = rules.targetOf(point);
        if (target.isHidden()) {
            return Optional.empty();
        }
        var name = point.source() + "/" + point.name();
        int instance = ids.idOf(target.client(), target.object(), name, target.instance());
        var sensor = new MappedSensor(point, target, instance, source);
        visibility.show(sensor);
        board.add(sensor);
        sends.begin(sensor);
        return Optional.of(sensor);
    }

    private synchronized void remove(Point point) {
        var entry = entries.remove(Key.of(point));
        if (entry != null) {
            entry.sensor.ifPresent(sensor -> {
                sends.end(sensor);
                board.remove(sensor);
            });
        }
    }

    /** Notes that nobody offers the source's points for now. */
    synchronized void orphan(PointSource source) {
        entries.replaceAll(
                (key, entry) -> isOf(entry, source) ? new Entry(entry.point, Optional.empty(), entry.sensor) : entry);
        entries.values().stream()
                .filter(entry -> entry.point.source().equals(source.name()))
                .forEach(entry -> entry.sensor.filter(MappedSensor::failed).ifPresent(board::changed));
    }

    private static boolean isOf(Entry entry, PointSource source) {
        return entry.source.isPresent() && entry.source.get() == source;
    }

    /** Takes away the points of that name of source that nobody took up again. */
    synchronized void removeOrphansOf(PointSource source) {
        entries.values().stream()
                .filter(entry -> entry.source.isEmpty())
                .map(Entry::point)
                .filter(point -> point.source().equals(source.name()))
                .toList()
                .forEach(this::remove);
    }

    synchronized void addRule(Rule rule) {
        rules.add(rule);
        mapAgain();
    }

    synchronized void removeRule(Rule rule) {
        rules.remove(rule);
        mapAgain();
    }

    /** Only points of which the rules now say something else come and go. */
    private void mapAgain() {
        for (var entry : List.copyOf(entries.values())) {
            var target = rules.targetOf(entry.point);
            boolean same =
                    entry.sensor.map(sensor -> sensor.target().equals(target)).orElse(target.isHidden());
            if (!same && entry.source.isPresent()) {
                var source = entry.source.get();
                remove(entry.point);
                entries.put(Key.of(entry.point), new Entry(entry.point, entry.source, map(entry.point, source)));
            }
        }
    }
}
