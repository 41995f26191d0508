// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.transport.Alert;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A transport without a network: the test is the peer. */
final class FakeEndpoint implements Endpoint {

    /** What the server sent, waiting for the test to answer it. */
    record Sent(Peer peer, Request request, CompletableFuture<Response> answer) {

        void answer(Response response) {
            answer.complete(response);
        }
    }

    private record Received(Request request, Peer peer, CompletableFuture<Response> answer) implements Exchange {

        @Override
        public void respond(Response response) {
            answer.complete(response);
        }

        @Override
        public void ignore() {
            answer.cancel(false);
        }
    }

    private final AtomicReference<EndpointListener> listener = new AtomicReference<>();
    private volatile boolean broken;
    private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();

    /** From now on nothing can be sent. */
    void close() {
        broken = true;
    }

    /** The server gets a request. */
    CompletableFuture<Response> receive(Peer peer, Request request) {
        var answer = new CompletableFuture<Response>();
        listener.get().request(new Received(request, peer, answer));
        return answer;
    }

    /** The server gets a notification. */
    boolean receive(Peer peer, Token token, Response notification) {
        return listener.get().notification(peer, token, notification);
    }

    /** The server is told how an association ended. */
    void alert(Peer peer, Alert alert) {
        listener.get().alert(peer, alert);
    }

    /** The next request that the server sends. */
    Sent next() throws InterruptedException {
        var next = sent.poll(5, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("The server sent nothing");
        }
        return next;
    }

    boolean hasSentNothing() {
        return sent.isEmpty();
    }

    boolean isListenedTo() {
        return listener.get() != null;
    }

    @Override
    public InetSocketAddress localAddress() {
        return new InetSocketAddress("127.0.0.1", 5683);
    }

    @Override
    public AutoCloseable listen(EndpointListener newListener) {
        if (!listener.compareAndSet(null, newListener)) {
            throw new IllegalStateException("Has a listener already");
        }
        return () -> listener.set(null);
    }

    @Override
    public Peer useCredentials(InetSocketAddress peer, Credentials credentials) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Response> send(Peer peer, Request request) {
        if (broken) {
            throw new IllegalStateException("closed");
        }
        var answer = new CompletableFuture<Response>();
        sent.add(new Sent(peer, request, answer));
        return answer;
    }

    @Override
    public void notify(
            Peer peer, Token token, Response notification, boolean confirmable, Consumer<Delivery> delivery) {
        throw new UnsupportedOperationException();
    }
}
