// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.server.Notification;
import io.tessera.lwm2m.server.NotificationListener;
import io.tessera.lwm2m.server.Observation;
import io.tessera.lwm2m.server.QueueListener;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RegistrationListener;
import io.tessera.lwm2m.server.WaitingRequest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what an application is told, as text and as it was. */
final class Events implements RegistrationListener, NotificationListener, QueueListener {

    /** What became of a request. */
    record Finished(WaitingRequest request, Outcome outcome) {}

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Notification> notifications = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> queued = new LinkedBlockingQueue<>();
    private final BlockingQueue<Finished> outcomes = new LinkedBlockingQueue<>();

    /** The next thing that happens: {@code registered ep}. */
    String next() throws InterruptedException {
        return await(events);
    }

    /** Waits for something to happen, whatever else happens before. */
    void await(String event) throws InterruptedException {
        var happened = next();
        while (!happened.equals(event)) {
            happened = next();
        }
    }

    Notification notification() throws InterruptedException {
        return await(notifications);
    }

    Finished outcome() throws InterruptedException {
        return await(outcomes);
    }

    @Override
    public void queued(WaitingRequest request) {
        queued.add("queued %s %s".formatted(request.operation(), request.path()));
    }

    String queued() throws InterruptedException {
        return await(queued);
    }

    boolean hasNoOutcome() {
        return outcomes.isEmpty();
    }

    @Override
    public void finished(WaitingRequest request, Outcome outcome) {
        outcomes.add(new Finished(request, outcome));
    }

    boolean hasNone() {
        return events.isEmpty() && notifications.isEmpty();
    }

    private static <T> T await(BlockingQueue<T> queue) throws InterruptedException {
        var next = queue.poll(5, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("Nothing happened");
        }
        return next;
    }

    @Override
    public void registered(Registration registration) {
        events.add("registered " + registration.endpoint());
    }

    @Override
    public void updated(Registration before, Registration now) {
        events.add("updated " + now.endpoint());
    }

    @Override
    public void deregistered(Registration registration, Reason reason) {
        events.add("deregistered %s %s".formatted(registration.endpoint(), reason));
    }

    @Override
    public void notification(Notification notification) {
        notifications.add(notification);
    }

    @Override
    public void ended(Observation observation, NotificationListener.End end) {
        events.add("ended %s%s %s".formatted(observation.endpoint(), observation.path(), end));
    }

    @Override
    public void sent(Registration registration, List<PathValue> values, Instant received) {
        events.add("sent %s %s".formatted(registration.endpoint(), values));
    }
}
