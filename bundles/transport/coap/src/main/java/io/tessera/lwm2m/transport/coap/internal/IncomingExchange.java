// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request that waits for its answer: within the acknowledgement if it comes soon, separately if it takes its time. */
final class IncomingExchange implements Exchange {

    private final org.eclipse.californium.core.network.Exchange exchange;
    private final Request request;
    private final Peer peer;
    private final Downloads downloads;
    private final InFlight open;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicBoolean waiting = new AtomicBoolean(true);
    private final long born = System.nanoTime();
    private volatile ScheduledFuture<?> acknowledgement;

    IncomingExchange(
            org.eclipse.californium.core.network.Exchange exchange,
            Peer peer,
            Request request,
            Downloads downloads,
            InFlight open) {
        this.exchange = exchange;
        this.request = request;
        this.peer = peer;
        this.downloads = downloads;
        this.open = open;
        open.enter();
    }

    @Override
    public Request request() {
        return request;
    }

    @Override
    public Peer peer() {
        return peer;
    }

    /** The timer that will call {@link #acknowledge()}. */
    void acknowledgeBy(ScheduledFuture<?> timer) {
        acknowledgement = timer;
        if (answered.get()) {
            timer.cancel(false);
        }
    }

    /** Tells the peer that the request is here, so that it needn't send it again. */
    void acknowledge() {
        exchange.execute(exchange::sendAccept);
        ended();
    }

    @Override
    public void respond(Response response) {
        boolean late = System.nanoTime() - born > TimeUnit.SECONDS.toNanos(Settings.EXCHANGE_LIFETIME);
        if (late || !answered.compareAndSet(false, true)) {
            return;
        }
        var timer = acknowledgement;
        if (timer != null) {
            timer.cancel(false);
        }
        try {
            send(response);
        } finally {
            ended();
        }
    }

    private void send(Response response) {
        var received = exchange.getCurrentRequest().getOptions();
        var message = downloads.fill(
                Messages.response(response),
                Messages.body(response),
                received.getBlock2(),
                Optional.of(Target.of(peer, request)));
        if (received.hasBlock1()) {
            message.getOptions().setBlock1(received.getBlock1());
        }
        exchange.sendResponse(message);
    }

    private void ended() {
        if (waiting.compareAndSet(true, false)) {
            open.leave();
        }
    }
}
