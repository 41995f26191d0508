// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** An interface that notes what it is told, and claims what the test says. */
final class FakeInterface implements ClientInterface {

    final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();
    final List<String> life = new CopyOnWriteArrayList<>();
    volatile BiConsumer<Session, Exchange> handler =
            (session, exchange) -> exchange.respond(Response.of(ResponseCode.CONTENT));
    volatile BiConsumer<Client, ClientEvent> reaction = (client, event) -> {};

    /** How many sessions there were when it was attached first. */
    final CompletableFuture<Integer> sessionsAtFirst = new CompletableFuture<>();

    private final String name;
    private final Predicate<Request> claim;

    FakeInterface(String name, Predicate<Request> claim) {
        this.name = name;
        this.claim = claim;
    }

    static FakeInterface claimingAll(String name) {
        return new FakeInterface(name, request -> true);
    }

    static FakeInterface claimingNothing(String name) {
        return new FakeInterface(name, request -> false);
    }

    /** Waits for the next event of a kind; those of other kinds before it are let go. */
    <T extends ClientEvent> T await(Class<T> kind) throws InterruptedException {
        while (true) {
            var event = events.poll(5, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no " + kind.getSimpleName());
            }
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean claims(Request request) {
        return claim.test(request);
    }

    @Override
    public void handle(Session session, Exchange exchange) {
        handler.accept(session, exchange);
    }

    @Override
    public void attach(Client client) {
        life.add("attach");
        sessionsAtFirst.complete(client.sessions().size());
    }

    @Override
    public void detach(Client client) {
        life.add("detach");
    }

    @Override
    public void event(Client client, ClientEvent event) {
        events.add(event);
        reaction.accept(client, event);
    }
}
