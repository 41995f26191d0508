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
import java.util.function.Consumer;
import org.eclipse.californium.core.coap.OptionSet;

/** A request that waits for its answer: within the acknowledgement if it comes soon, separately if it takes its time. */
final class IncomingExchange implements Exchange {

    private final org.eclipse.californium.core.network.Exchange exchange;
    private final Request request;
    private final Peer peer;
    private final Downloads downloads;
    private final Gate gate;
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
            Gate gate,
            InFlight open) {
        this.exchange = exchange;
        this.request = request;
        this.peer = peer;
        this.downloads = downloads;
        this.gate = gate;
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
        if (!answered.get()) {
            exchange.execute(exchange::sendAccept);
        }
        ended();
    }

    @Override
    public void respond(Response response) {
        respond(response, options -> {});
    }

    /** @param finish sets what else is to be said */
    void respond(Response response, Consumer<OptionSet> finish) {
        boolean late = System.nanoTime() - born > TimeUnit.SECONDS.toNanos(Settings.EXCHANGE_LIFETIME);
        if (late || !answered.compareAndSet(false, true)) {
            return;
        }
        cancelTimer();
        try {
            send(response, finish);
        } finally {
            ended();
        }
    }

    @Override
    public void ignore() {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        cancelTimer();
        exchange.executeComplete();
        var message = exchange.getRequest();
        // The blocks before the last one are gone: without them, it could only be answered that they are missing.
        if (!message.getOptions().hasBlock1()) {
            gate.takeBack(message.getSourceContext(), message.getMID());
        }
        ended();
    }

    private void cancelTimer() {
        var timer = acknowledgement;
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private void send(Response response, Consumer<OptionSet> finish) {
        var received = exchange.getCurrentRequest().getOptions();
        var message = downloads.fill(
                Messages.response(response),
                Messages.body(response),
                received.getBlock2(),
                Optional.of(Target.of(peer, request)));
        if (received.hasBlock1()) {
            message.getOptions().setBlock1(received.getBlock1());
        }
        finish.accept(message.getOptions());
        exchange.sendResponse(message);
    }

    private void ended() {
        if (waiting.compareAndSet(true, false)) {
            open.leave();
        }
    }
}
