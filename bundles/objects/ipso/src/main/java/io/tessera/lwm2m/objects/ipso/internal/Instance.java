// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.Sensor;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;

/** A sensor as the Object Instance that shows it. */
final class Instance {

    private static final long NANOS = 1_000_000_000;
    private static final long UNCHECKED = 0;
    private static final long REJECTED = 1;

    private final Kind kind;
    private final IntConsumer changed;
    private final Statistics statistics = new Statistics();
    private volatile Sensor sensor;
    private volatile String applicationType;
    private boolean wasFailed;

    /** @param changed is told of each Resource that has another value, perhaps of some that the Object doesn't have */
    Instance(Sensor sensor, Kind kind, IntConsumer changed) {
        this.sensor = sensor;
        this.kind = kind;
        this.changed = changed;
        applicationType = sensor.applicationType();
        wasFailed = isFailed();
        statistics.take(value());
    }

    Sensor sensor() {
        return sensor;
    }

    /**
     * It shows another sensor from now on: its source was replaced.
     *
     * @return whether its value is another one
     */
    boolean succeed(Sensor next) {
        boolean isWritten = !applicationType.equals(sensor.applicationType());
        var before = value();
        sensor = next;
        if (!isWritten) {
            applicationType = next.applicationType();
        }
        return !value().equals(before);
    }

    /** The sensor has another reading. One call at a time. */
    void update() {
        boolean isFailed = isFailed();
        if (isFailed != wasFailed) {
            wasFailed = isFailed;
            changed.accept(6042);
            changed.accept(6049);
        }
        if (!isFailed) {
            changed.accept(kind.shown().id());
            changed.accept(5518);
            changed.accept(6050);
            tell(statistics.take(value()));
        }
    }

    private void tell(Statistics.Change change) {
        var measured = kind.measured();
        switch (change) {
            case LOWEST -> measured.ifPresent(ids -> changed.accept(ids.lowest()));
            case HIGHEST -> measured.ifPresent(ids -> changed.accept(ids.highest()));
            case BOTH -> measured.ifPresent(this::tellExtremes);
            case COUNT -> changed.accept(5501);
            case NOTHING -> {} // no Resource shows it
        }
    }

    private void tellExtremes(Measured ids) {
        changed.accept(ids.lowest());
        changed.accept(ids.highest());
    }

    Value value() {
        return Conversion.to(kind.shown().type(), sensor.reading().value());
    }

    /** When the value was measured, also once the sensor failed. */
    long time() {
        return isMeasured() ? sensor.reading().time() : PathValue.UNTIMED;
    }

    CompletionStage<Void> control(Value value) {
        return sensor.control(value);
    }

    boolean isMeasured() {
        return sensor.reading().value() != Value.EMPTY;
    }

    Instant timestamp() {
        return Instant.ofEpochSecond(Math.floorDiv(sensor.reading().time(), NANOS));
    }

    double fraction() {
        return Math.floorMod(sensor.reading().time(), NANOS) / (double) NANOS;
    }

    boolean isFailed() {
        return !sensor.reading().valid();
    }

    long qualityIndicator() {
        return isFailed() ? REJECTED : UNCHECKED;
    }

    long qualityLevel() {
        return 0;
    }

    boolean hasExtremes() {
        return statistics.hasExtremes();
    }

    double lowest() {
        return statistics.lowest();
    }

    double highest() {
        return statistics.highest();
    }

    CompletionStage<Void> resetExtremes() {
        statistics.resetExtremes(value());
        kind.measured().ifPresent(this::tellExtremes);
        return Lwm2mObject.DONE;
    }

    long count() {
        return statistics.count();
    }

    CompletionStage<Void> resetCount() {
        statistics.resetCount();
        changed.accept(5501);
        return Lwm2mObject.DONE;
    }

    Remembered remembered() {
        var written = applicationType;
        var asWritten = written.equals(sensor.applicationType()) ? Optional.<String>empty() : Optional.of(written);
        return statistics.remembered(asWritten);
    }

    void takeOver(Remembered earlier) {
        statistics.takeOver(earlier.lowest(), earlier.highest(), earlier.count());
        earlier.applicationType().ifPresent(this::setApplicationType);
        kind.measured().ifPresent(this::tellExtremes);
        changed.accept(5501);
        changed.accept(5750);
    }

    boolean hasMinRange() {
        return sensor.minRange().isPresent();
    }

    double minRange() {
        return sensor.minRange().orElse(Double.NaN);
    }

    boolean hasMaxRange() {
        return sensor.maxRange().isPresent();
    }

    double maxRange() {
        return sensor.maxRange().orElse(Double.NaN);
    }

    boolean hasUnits() {
        return !sensor.units().isEmpty();
    }

    String units() {
        return sensor.units();
    }

    String applicationType() {
        return applicationType;
    }

    void setApplicationType(String written) {
        applicationType = written;
    }
}
