// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.runtime.internal.Slot.Taken;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.server.spi.ServerInterface;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The interfaces by name, and the requests that wait for one which is being replaced. */
final class Interfaces {

    private static final Logger LOG = LoggerFactory.getLogger(Interfaces.class);
    private static final List<String> EXPECTED =
            List.of(ServerInterface.REGISTRATION, ServerInterface.MANAGEMENT, ServerInterface.REPORTING);
    private static final Response UNKNOWN =
            Response.refused(new RequestRefused(ResponseCode.NOT_FOUND, "no such resource"));
    private static final Response AWAY =
            Response.refused(new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, "not available at the moment"));
    private static final Response FAILED =
            Response.refused(new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, "failed"));

    private final Map<String, Slot> slots = new ConcurrentHashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Lanes lanes;
    private final Scheduler scheduler;
    private final Holding holding;

    Interfaces(Lanes lanes, Scheduler scheduler, Holding holding) {
        this.lanes = lanes;
        this.scheduler = scheduler;
        this.holding = holding;
        EXPECTED.forEach(name -> scheduler.schedule(holding.time(), slot(name)::giveUp));
    }

    void add(ServerInterface plug, int ranking, Server server) {
        slot(plug.name()).add(plug, ranking, server);
        retry();
    }

    void remove(ServerInterface plug, Server server) {
        var slot = slot(plug.name());
        if (slot.remove(plug, server)) {
            scheduler.schedule(holding.time(), slot::giveUp);
        }
    }

    /** Calls an interface, on the endpoint's lane where the caller is already. */
    void call(String name, String endpoint, Consumer<ServerInterface> call) {
        slot(name).call(endpoint, call);
    }

    /** Calls each interface, on the endpoint's lane where the caller is already. */
    void callAll(String endpoint, Consumer<ServerInterface> call) {
        slots.values().forEach(slot -> slot.call(endpoint, call));
    }

    /** Has a request answered by whose business it is; soon, if that one is being replaced. */
    void handle(String via, Exchange exchange) {
        switch (given(via, exchange, () -> true)) {
            case YES -> {}
            case NO -> exchange.respond(UNKNOWN);
            case LATER -> {
                hold(new Waiting(via, exchange));
                retry();
            }
        }
    }

    private Taken given(String via, Exchange exchange, BooleanSupplier stillWanted) {
        var taken = Taken.NO;
        try {
            for (var slot : slots.values()) {
                var here = slot.handle(via, exchange, stillWanted);
                if (here == Taken.YES) {
                    return here;
                }
                taken = here == Taken.LATER ? here : taken;
            }
            return taken;
        } catch (RuntimeException | LinkageError e) {
            LOG.error("{} failed", exchange.request(), e);
            exchange.respond(FAILED);
            return Taken.YES;
        }
    }

    private void hold(Waiting request) {
        synchronized (waiting) {
            if (waiting.size() < holding.most()) {
                waiting.add(request);
                scheduler.schedule(holding.time(), () -> expire(request));
                return;
            }
        }
        request.exchange().respond(AWAY);
    }

    private void expire(Waiting request) {
        if (take(request)) {
            request.exchange().respond(AWAY);
        }
    }

    private void retry() {
        List<Waiting> requests;
        synchronized (waiting) {
            requests = List.copyOf(waiting);
        }
        requests.forEach(one -> lanes.execute(one, () -> given(one.via(), one.exchange(), () -> take(one))));
    }

    private boolean take(Waiting request) {
        synchronized (waiting) {
            return waiting.remove(request);
        }
    }

    private Slot slot(String name) {
        return slots.computeIfAbsent(name, n -> new Slot(n, lanes, holding.most()));
    }

    private record Waiting(String via, Exchange exchange) {}
}
