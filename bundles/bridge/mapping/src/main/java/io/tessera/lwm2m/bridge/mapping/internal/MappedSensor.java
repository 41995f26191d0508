// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.bridge.PointSource;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.Reading;
import io.tessera.lwm2m.platform.Sensor;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** A point as an Object Instance. */
final class MappedSensor implements Sensor {

    private static final Reading NOTHING_YET = new Reading(Value.EMPTY, 0, false);

    private final Point point;
    private final Target target;
    private final int instance;
    private volatile PointSource source;
    private volatile Reading reading = NOTHING_YET;
    private volatile Optional<Shown> shown = Optional.empty();

    /** Where it shows, and what its values are there. */
    private record Shown(Path resource, UnaryOperator<Value> conversion) {}

    MappedSensor(Point point, Target target, int instance, PointSource source) {
        this.point = point;
        this.target = target;
        this.instance = instance;
        this.source = source;
    }

    Point point() {
        return point;
    }

    Target target() {
        return target;
    }

    /** The source was replaced by another of the same name. */
    void source(PointSource next) {
        source = next;
    }

    /** Takes a measured value; tells whether anything but the time is another than before. */
    boolean measured(Value value, long time) {
        var before = reading;
        var converted = target.conversion().apply(value);
        reading = new Reading(converted, time, true);
        return !before.valid() || !before.value().equals(converted);
    }

    /** Keeps the last good value and its time; tells whether it was good until now. */
    boolean failed() {
        var before = reading;
        reading = new Reading(before.value(), before.time(), false);
        return before.valid();
    }

    @Override
    public void shownAt(Path resource, UnaryOperator<Value> conversion) {
        shown = Optional.of(new Shown(resource, conversion));
    }

    /** A value of the point as its Resource has it; empty while it isn't shown, and for what the Resource can't have. */
    Optional<PathValue> sent(Value value, long time) {
        return asShown(target.conversion().apply(value), time);
    }

    /** The last value as its Resource has it; empty while the sensor fails. */
    Optional<PathValue> sent() {
        var last = reading;
        return last.valid() ? asShown(last.value(), last.time()) : Optional.empty();
    }

    private Optional<PathValue> asShown(Value converted, long time) {
        return shown.map(place -> new PathValue(place.resource, place.conversion.apply(converted), time))
                .filter(sent -> sent.value() != Value.EMPTY);
    }

    @Override
    public String client() {
        return target.client();
    }

    @Override
    public int object() {
        return target.object();
    }

    @Override
    public int instance() {
        return instance;
    }

    @Override
    public String applicationType() {
        return target.applicationType();
    }

    @Override
    public String units() {
        return target.units();
    }

    /** A negative factor turns the range round. */
    @Override
    public OptionalDouble minRange() {
        var conversion = target.conversion();
        return conversion.apply(conversion.factor() > 0 ? point.minimum() : point.maximum());
    }

    @Override
    public OptionalDouble maxRange() {
        var conversion = target.conversion();
        return conversion.apply(conversion.factor() > 0 ? point.maximum() : point.minimum());
    }

    @Override
    public Reading reading() {
        return reading;
    }

    @Override
    public boolean isControllable() {
        return point.writable();
    }

    @Override
    public CompletionStage<Void> control(Value value) {
        return source.write(point, target.conversion().revert(value));
    }

    @Override
    public String toString() {
        return "/%d/%d %s/%s".formatted(target.object(), instance, point.source(), point.name());
    }
}
