// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.BootstrapServer;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to the Bootstrap-Server, apart from that to any other server (Core 1.2, 6.1.5). Only on the engine. */
final class BootstrapLink {

    private static final Logger LOG = LoggerFactory.getLogger(BootstrapLink.class);

    /** So long the old way stays when there is another: the answer to the Finish goes over it. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Engine engine;
    private final Transport transport;
    private final Function<URI, ServerAddress> locate;
    private final Consumer<ClientEvent> events;
    private Optional<Way> way = Optional.empty();
    private boolean known;

    /** To the server of one account. */
    private record Way(BootstrapAccount account, ServerRoute route) implements BootstrapServer {

        @Override
        public URI uri() {
            return account.uri();
        }

        @Override
        public Duration holdOff() {
            return account.holdOff();
        }

        @Override
        public CompletionStage<Response> send(Request request) {
            return route.send(request);
        }

        @Override
        public String toString() {
            return account.uri().toString();
        }
    }

    BootstrapLink(
            Engine engine, Transport transport, Function<URI, ServerAddress> locate, Consumer<ClientEvent> events) {
        this.engine = engine;
        this.transport = transport;
        this.locate = locate;
        this.events = events;
    }

    /** The account that is in force from now on. */
    void use(Optional<BootstrapAccount> account) {
        var before = account();
        if (known && account.equals(before)) {
            return;
        }
        known = true;
        boolean isElsewhere = !account.map(BootstrapLink::place).equals(before.map(BootstrapLink::place));
        var route = way.map(Way::route);
        if (isElsewhere) {
            route.ifPresent(old -> engine.schedule(FAREWELL, old::leave));
        }
        way = account.map(now -> new Way(now, isElsewhere ? route(now) : route.orElseThrow()));
        way.ifPresent(now -> LOG.info("Bootstrap-Server at {}", now));
        events.accept(new ClientEvent.ProvisioningChanged());
    }

    /** Whether it is known which there is, if any. */
    boolean isKnown() {
        return known;
    }

    Optional<BootstrapAccount> account() {
        return way.map(Way::account);
    }

    Optional<BootstrapServer> server() {
        return way.map(Function.identity());
    }

    /** Makes it known to an endpoint that has just come. */
    void meet() {
        way.ifPresent(now -> now.route().meet());
    }

    boolean isWith(Peer peer) {
        return way.filter(now -> now.route().isTo(peer)).isPresent();
    }

    private ServerRoute route(BootstrapAccount account) {
        var route = new ServerRoute(transport);
        route.use(account.uri(), account.credentials(), locate.apply(account.uri()));
        return route;
    }

    private static List<Object> place(BootstrapAccount account) {
        return List.of(account.uri(), account.credentials());
    }
}
