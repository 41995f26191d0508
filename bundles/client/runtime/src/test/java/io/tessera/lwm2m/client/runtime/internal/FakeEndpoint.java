// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** A transport without a wire. */
final class FakeEndpoint implements Endpoint {

    record Sent(Peer peer, Request request, CompletableFuture<Response> answer) {}

    record Notified(Peer peer, Token token, Response response, boolean confirmable, Consumer<Delivery> delivery) {}

    /** A request that came in. */
    record Received(Request request, Peer peer, CompletableFuture<Response> answer) implements Exchange {
        @Override
        public void respond(Response response) {
            answer.complete(response);
        }

        @Override
        public void ignore() {
            answer.cancel(false);
        }
    }

    final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    final BlockingQueue<Notified> notified = new LinkedBlockingQueue<>();
    final BlockingQueue<Peer> ended = new LinkedBlockingQueue<>();
    final CountDownLatch listening = new CountDownLatch(1);

    /** Where it listens. */
    volatile InetSocketAddress address = new InetSocketAddress("127.0.0.1", 5683);

    /** When set, sending throws it. */
    volatile RuntimeException failure;

    private volatile EndpointListener listener;

    /** A request comes in; the answer completes when the client gives one. */
    CompletableFuture<Response> receive(InetSocketAddress from, Request request) {
        var exchange = new Received(request, Peer.anonymous(from), new CompletableFuture<>());
        listener.request(exchange);
        return exchange.answer();
    }

    EndpointListener listener() {
        return listener;
    }

    boolean isListenedTo() {
        return listener != null;
    }

    @Override
    public InetSocketAddress localAddress() {
        return address;
    }

    @Override
    public AutoCloseable listen(EndpointListener newListener) {
        if (listener != null) {
            throw new IllegalStateException("there is a listener already");
        }
        listener = newListener;
        listening.countDown();
        return () -> listener = null;
    }

    @Override
    public Peer useCredentials(InetSocketAddress peer, Credentials credentials) {
        var key = (Credentials.PreSharedKey) credentials;
        return new Peer(peer, new Identity.PreSharedKey(key.identity()));
    }

    @Override
    public void endAssociation(Peer peer) {
        ended.add(peer);
    }

    @Override
    public CompletionStage<Response> send(Peer peer, Request request) {
        fail();
        var answer = new CompletableFuture<Response>();
        sent.add(new Sent(peer, request, answer));
        return answer;
    }

    @Override
    public void notify(
            Peer peer, Token token, Response notification, boolean confirmable, Consumer<Delivery> delivery) {
        fail();
        notified.add(new Notified(peer, token, notification, confirmable, delivery));
    }

    private void fail() {
        var due = failure;
        if (due != null) {
            throw due;
        }
    }
}
