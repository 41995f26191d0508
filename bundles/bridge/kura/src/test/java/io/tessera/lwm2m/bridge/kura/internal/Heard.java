// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.kura.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.bridge.Measurement;
import io.tessera.lwm2m.bridge.Point;
import io.tessera.lwm2m.bridge.PointListener;
import io.tessera.lwm2m.model.Value;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What is told of points, in order. */
final class Heard implements PointListener {

    enum What {
        ADDED,
        REMOVED,
        MEASURED,
        FAILED
    }

    record Event(What what, Point point, Value value, long time, String why) {

        boolean is(What wanted, String name) {
            return what == wanted && point.name().equals(name);
        }
    }

    final BlockingQueue<List<Measurement>> sent = new LinkedBlockingQueue<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    Point added(String name) throws InterruptedException {
        return next(event -> event.is(What.ADDED, name)).point;
    }

    void removed(String name) throws InterruptedException {
        next(event -> event.is(What.REMOVED, name));
    }

    /** The next value that a point has; what is told before it is left aside. */
    Event measured(String name) throws InterruptedException {
        return next(event -> event.is(What.MEASURED, name));
    }

    Event measured(String name, Value value) throws InterruptedException {
        return next(event -> event.is(What.MEASURED, name) && event.value.equals(value));
    }

    String failed(String name) throws InterruptedException {
        return next(event -> event.is(What.FAILED, name)).why;
    }

    private Event next(Predicate<Event> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            var event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(event).as("an event within 20 s").isNotNull();
            if (wanted.test(event)) {
                return event;
            }
        }
    }

    List<Event> rest() {
        return List.copyOf(events);
    }

    @Override
    public void added(Point point) {
        events.add(new Event(What.ADDED, point, Value.EMPTY, 0, ""));
    }

    @Override
    public void removed(Point point) {
        events.add(new Event(What.REMOVED, point, Value.EMPTY, 0, ""));
    }

    @Override
    public void measured(Point point, Value value, long time) {
        events.add(new Event(What.MEASURED, point, value, time, ""));
    }

    @Override
    public void failed(Point point, String why) {
        events.add(new Event(What.FAILED, point, Value.EMPTY, 0, why));
    }

    @Override
    public CompletionStage<Void> send(List<Measurement> measurements) {
        sent.add(measurements);
        return CompletableFuture.completedStage(null);
    }
}
