// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.client.spi.ObjectTree;
import io.tessera.lwm2m.client.spi.Registration;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.store.Store;
import io.tessera.lwm2m.transport.Alert;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.RequestSink;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a request to the interface that claims it. Who isn't a server of this client, or one that the client isn't
 * registered at, hears nothing, not even an acknowledgement (Core 1.2, 6.2).
 */
final class Dispatcher implements EndpointListener {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int MAX_QUEUED = 1024;

    /** So long a request waits for the answer to the Register, which it may have overtaken on its way. */
    private static final Duration OVERTAKING = Duration.ofMillis(200);

    private final Engine engine;
    private final Sessions sessions;
    private final Interfaces interfaces;
    private final ObjectTree tree;
    private final Associations associations;
    private final Store store;
    private final WaitingRoom waiting;
    private final Duration sleepAfter;
    private final AlternatePath alternatePath;
    private final BootstrapDoor bootstrap;
    private final Uploads uploads;
    private final AtomicInteger queued = new AtomicInteger();

    Dispatcher(
            Engine engine,
            Sessions sessions,
            Interfaces interfaces,
            ObjectTree tree,
            Associations associations,
            Store store,
            BootstrapDoor bootstrap,
            ClientSettings settings) {
        this.engine = engine;
        this.sessions = sessions;
        this.interfaces = interfaces;
        this.tree = tree;
        this.associations = associations;
        this.store = store;
        this.bootstrap = bootstrap;
        this.waiting = new WaitingRoom(engine);
        this.sleepAfter = settings.sleepAfter();
        this.alternatePath = new AlternatePath(settings.alternatePath());
        this.uploads = new Uploads(engine, this::awake, interfaces, store, alternatePath);
    }

    @Override
    public void request(Exchange exchange) {
        if (queued.incrementAndGet() > MAX_QUEUED) {
            queued.decrementAndGet();
            ignore(exchange, "too many requests at once");
            return;
        }
        engine.execute(() -> {
            queued.decrementAndGet();
            serve(exchange);
        });
    }

    @Override
    public CompletionStage<Optional<RequestSink>> upload(Peer peer, Request head, long size) {
        if (queued.incrementAndGet() > MAX_QUEUED) {
            queued.decrementAndGet();
            return Uploads.NOT_SO;
        }
        var opened = new CompletableFuture<Optional<RequestSink>>();
        engine.execute(() -> {
            queued.decrementAndGet();
            uploads.begin(peer, head, size, opened);
        });
        return opened;
    }

    @Override
    public boolean notification(Peer peer, Token token, Response notification) {
        return false;
    }

    @Override
    public void newAssociation(Peer peer) {
        engine.execute(() -> associations.renewed(peer));
    }

    @Override
    public void alert(Peer peer, Alert alert) {
        engine.execute(() -> associations.alert(peer, alert));
    }

    /** Serves what waited for an interface. */
    void retry() {
        uploads.retry();
        waiting.offer(this::serve);
    }

    private void serve(Exchange exchange) {
        if (bootstrap.takes(exchange)) {
            return;
        }
        var session = sessions.of(exchange.peer());
        boolean isRegistering =
                session.isPresent() && session.get().registration().status() == Registration.Status.REGISTERING;
        if (isRegistering && queued.incrementAndGet() <= MAX_QUEUED) {
            engine.schedule(OVERTAKING, () -> {
                queued.decrementAndGet();
                serveRegistered(exchange);
            });
            return;
        }
        serveRegistered(exchange);
    }

    private void serveRegistered(Exchange exchange) {
        var session = sessions.of(exchange.peer());
        if (session.isEmpty() || !session.get().registration().isRegistered()) {
            ignore(exchange, "not registered there");
            return;
        }
        if (session.get().isAsleepAfter(sleepAfter)) {
            ignore(exchange, "asleep");
            return;
        }
        session.get().touch();
        var durable = DurableExchange.of(exchange, session.get(), store);
        alternatePath.below(durable).ifPresent(below -> serveOrWait(session.get(), below));
    }

    /** The session of a server that is served; empty for all others. */
    private Optional<ClientSession> awake(Peer peer) {
        return bootstrap.isClosedTo(peer)
                ? Optional.empty()
                : sessions.of(peer)
                        .filter(session -> session.registration().isRegistered() && !session.isAsleepAfter(sleepAfter));
    }

    /** In silence: an acknowledgement would tell whoever asks that there is a client. */
    private static void ignore(Exchange exchange, String why) {
        LOG.debug("{} from {} is ignored: {}", exchange.request(), exchange.peer(), why);
        exchange.ignore();
    }

    private void serveOrWait(Session session, Exchange exchange) {
        if (serve(session, exchange)) {
            return;
        }
        if (interfaces.isOneMissing()) {
            waiting.add(session, exchange);
            return;
        }
        exchange.respond(Response.refused(unclaimed(exchange.request())));
    }

    private boolean serve(Session session, Exchange exchange) {
        var claiming = interfaces.claiming(exchange.request());
        claiming.ifPresent(plugged -> handle(plugged, session, exchange));
        return claiming.isPresent();
    }

    private static void handle(ClientInterface plugged, Session session, Exchange exchange) {
        try {
            plugged.handle(session, exchange);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Interface {} failed at {}", plugged.name(), exchange.request(), e);
            exchange.respond(Response.refused(
                    new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, "the request can't be handled")));
        }
    }

    private RequestRefused unclaimed(Request request) {
        try {
            var path = Path.parse(String.join("/", request.path()));
            if (tree.exists(path)) {
                return Refusals.notAllowed(path, "the target of " + request.method());
            }
            return Refusals.notFound(path);
        } catch (RequestRefused e) {
            return new RequestRefused(ResponseCode.NOT_FOUND, e.diagnostic());
        }
    }
}
