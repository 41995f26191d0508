// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** Requests of an interface that is being replaced. They wait for the next one a while, then hear 5.00: nothing else is allowed
 * for whatever has no code of its own (Transport 1.2, 6.5). */
final class WaitingRoom {

    private static final int SEATS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private record Waiting(Session session, Client.Timer timer) {}

    private final Engine engine;
    private final Map<Exchange, Waiting> waiting = new LinkedHashMap<>();

    WaitingRoom(Engine engine) {
        this.engine = engine;
    }

    void add(Session session, Exchange exchange) {
        if (waiting.size() >= SEATS) {
            refuse(exchange);
            return;
        }
        var timer = engine.schedule(PATIENCE, () -> giveUp(exchange));
        waiting.put(exchange, new Waiting(session, timer));
    }

    /** Offers each to whom is there now, in the order in which they came; who takes one says so. */
    void offer(BiPredicate<Session, Exchange> taker) {
        for (var exchange : List.copyOf(waiting.keySet())) {
            var entry = waiting.get(exchange);
            if (taker.test(entry.session(), exchange)) {
                entry.timer().cancel();
                waiting.remove(exchange);
            }
        }
    }

    private void giveUp(Exchange exchange) {
        if (waiting.remove(exchange) != null) {
            refuse(exchange);
        }
    }

    private static void refuse(Exchange exchange) {
        exchange.respond(Response.refused(
                new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, "the interface is being replaced")));
    }
}
