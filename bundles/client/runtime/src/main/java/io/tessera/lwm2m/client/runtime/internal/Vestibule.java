// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.transport.Alert;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.RequestSink;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where requests wait that come while the client starts: servers don't know that it was replaced. Without that they
 * would have to send them again, since nobody could tell yet who they are. Few, and not for ever: then they are ignored.
 */
final class Vestibule implements EndpointListener {

    private static final Logger LOG = LoggerFactory.getLogger(Vestibule.class);
    private static final int SEATS = 64;

    /** Beyond the start: whoever has waited for it is to be served. */
    private static final Duration LONGER = Duration.ofSeconds(1);

    private final Engine engine;
    private final EndpointListener inside;
    private final Duration patience;
    private final Map<Exchange, Client.Timer> waiting = new LinkedHashMap<>();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean open;

    /**
     * @param inside who is told of everything, of requests once it is open
     * @param start how long the start takes at most
     */
    Vestibule(Engine engine, EndpointListener inside, Duration start) {
        this.engine = engine;
        this.inside = inside;
        patience = start.plus(LONGER);
    }

    /** Lets those in who wait, in their order, and from then on everybody at once. On the engine. */
    void open() {
        for (var exchange : List.copyOf(waiting.keySet())) {
            leave(exchange).cancel();
            inside.request(exchange);
        }
        open = true;
    }

    /** Whoever waits still may ask the next client. On the engine. */
    void close() {
        List.copyOf(waiting.keySet()).forEach(this::giveUp);
    }

    @Override
    public void request(Exchange exchange) {
        if (open) {
            inside.request(exchange);
            return;
        }
        if (taken.incrementAndGet() > SEATS) {
            taken.decrementAndGet();
            ignore(exchange);
            return;
        }
        engine.execute(() -> seat(exchange));
    }

    private void seat(Exchange exchange) {
        if (open) {
            taken.decrementAndGet();
            inside.request(exchange);
            return;
        }
        waiting.put(exchange, engine.schedule(patience, () -> giveUp(exchange)));
    }

    private void giveUp(Exchange exchange) {
        if (waiting.containsKey(exchange)) {
            leave(exchange).cancel();
            ignore(exchange);
        }
    }

    private Client.Timer leave(Exchange exchange) {
        taken.decrementAndGet();
        return waiting.remove(exchange);
    }

    private static void ignore(Exchange exchange) {
        LOG.debug("{} from {} is ignored: the client has only begun to start", exchange.request(), exchange.peer());
        exchange.ignore();
    }

    @Override
    public boolean notification(Peer peer, Token token, Response notification) {
        return inside.notification(peer, token, notification);
    }

    @Override
    public Optional<Request> observation(Peer peer, Token token) {
        return inside.observation(peer, token);
    }

    @Override
    public CompletionStage<Optional<RequestSink>> upload(Peer peer, Request head, long size) {
        return inside.upload(peer, head, size);
    }

    @Override
    public void newAssociation(Peer peer) {
        inside.newAssociation(peer);
    }

    @Override
    public void alert(Peer peer, Alert alert) {
        inside.alert(peer, alert);
    }
}
