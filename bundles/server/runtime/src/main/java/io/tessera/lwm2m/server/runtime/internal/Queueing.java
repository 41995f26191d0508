// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.QueueListener.End;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.WaitingRequest;
import io.tessera.lwm2m.server.spi.Server.Timer;
import io.tessera.lwm2m.server.spi.ServerEvent;
import io.tessera.lwm2m.server.spi.ServerEvent.Settled;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What all outboxes share about requests that wait: their ids, their expiry, where they are kept and who is told. */
final class Queueing {

    private final Time time;
    private final Scheduler scheduler;
    private final Lanes lanes;
    private final Durable durable;
    private final Consumer<ServerEvent> audience;
    private final AtomicLong ids;

    Queueing(Time time, Scheduler scheduler, Lanes lanes, Durable durable, Consumer<ServerEvent> audience) {
        this.time = time;
        this.scheduler = scheduler;
        this.lanes = lanes;
        this.durable = durable;
        this.audience = audience;
        ids = new AtomicLong(time.clock().millis() << 16);
    }

    /** @param expiry zero: never */
    Pending pending(Request request, Duration expiry) {
        var now = time.clock().instant();
        var expires = expiry.isZero() ? Instant.MAX : now.plus(expiry);
        return new Pending("%016x".formatted(ids.incrementAndGet()), request, now, expires);
    }

    /** It is to be kept, and given up in time. */
    void waits(Pending pending, Registration registration) {
        pending.waits(timer(pending, registration.endpoint()));
        if (pending.isDurable()) {
            durable.put(pending, registration.endpoint());
        }
    }

    /** It has been waiting since before a restart. */
    void waitsOn(Pending pending, Registration registration) {
        ids.accumulateAndGet(Long.parseUnsignedLong(pending.id(), 16), Math::max);
        waits(pending, registration);
    }

    /** It waits, for the first time. Whoever asks hears of it when it would survive that the process is killed. */
    void tell(Pending pending, Registration registration, Consumer<WaitingRequest> asking) {
        var value = pending.asValue(registration);
        audience.accept(new ServerEvent.Queued(registration, value));
        durable.written().whenComplete((done, failure) -> asking.accept(value));
    }

    void answered(Pending pending, Registration registration, Response response) {
        settle(pending, registration, Optional.of(response), End.ANSWERED, "");
    }

    void failed(Pending pending, Registration registration, Throwable failure) {
        settle(pending, registration, Optional.empty(), End.FAILED, String.valueOf(failure.getMessage()));
    }

    /** It was given up before it was sent. */
    void givenUp(Pending pending, Registration registration, End end, Throwable failure) {
        settle(pending, registration, Optional.empty(), end, String.valueOf(failure.getMessage()));
        pending.fail(failure);
    }

    private void settle(
            Pending pending, Registration registration, Optional<Response> response, End end, String reason) {
        pending.cancelTimer();
        if (!pending.waited()) {
            return;
        }
        if (pending.isDurable()) {
            durable.removeRequest(pending.id());
        }
        var value = pending.asValue(registration);
        audience.accept(new Settled(registration, value, pending.request(), response, end, reason));
    }

    private Timer timer(Pending pending, String endpoint) {
        if (pending.expires().equals(Instant.MAX)) {
            return () -> {};
        }
        var left = Duration.between(time.clock().instant(), pending.expires());
        return scheduler.schedule(
                left.isNegative() ? Duration.ZERO : left,
                () -> lanes.execute(endpoint, () -> pending.outbox().expire(pending)));
    }
}
