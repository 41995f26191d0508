// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.platform.Reading;
import io.tessera.lwm2m.platform.Sensor;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** A sensor that shows what a test says. */
final class TestSensor implements Sensor {

    static final long SECOND = 1_000_000_000;

    private final int object;
    private final int instance;
    private volatile Reading reading = new Reading(Value.EMPTY, 0, false);
    private OptionalDouble minRange = OptionalDouble.empty();
    private boolean controllable;
    private CompletionStage<Void> outcome = CompletableFuture.completedStage(null);
    private Value controlled = Value.EMPTY;
    private Path resource = Path.ROOT;
    private UnaryOperator<Value> conversion = value -> value;

    TestSensor(int object, int instance) {
        this.object = object;
        this.instance = instance;
    }

    TestSensor shows(Value value, long time) {
        reading = new Reading(value, time, true);
        return this;
    }

    TestSensor shows(double value) {
        return shows(Value.of(value), SECOND);
    }

    TestSensor failed() {
        reading = new Reading(reading.value(), reading.time(), false);
        return this;
    }

    TestSensor from(double lowest) {
        minRange = OptionalDouble.of(lowest);
        return this;
    }

    TestSensor settable(CompletionStage<Void> result) {
        controllable = true;
        outcome = result;
        return this;
    }

    Path resource() {
        return resource;
    }

    /** A value as the Resource has it. */
    Value shown(Value value) {
        return conversion.apply(value);
    }

    @Override
    public void shownAt(Path newResource, UnaryOperator<Value> shown) {
        resource = newResource;
        conversion = shown;
    }

    Value controlled() {
        return controlled;
    }

    @Override
    public String client() {
        return "gateway";
    }

    @Override
    public int object() {
        return object;
    }

    @Override
    public int instance() {
        return instance;
    }

    @Override
    public String applicationType() {
        return "boiler";
    }

    @Override
    public String units() {
        return "Cel";
    }

    @Override
    public OptionalDouble minRange() {
        return minRange;
    }

    @Override
    public OptionalDouble maxRange() {
        return OptionalDouble.empty();
    }

    @Override
    public Reading reading() {
        return reading;
    }

    @Override
    public boolean isControllable() {
        return controllable;
    }

    @Override
    public CompletionStage<Void> control(Value value) {
        if (!controllable) {
            return Sensor.super.control(value);
        }
        controlled = value;
        return outcome;
    }
}
