// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.transport.Alert;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.RequestSink;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Keeps what comes in, and answers as it was told to: by default with method and path. */
final class Listener implements EndpointListener {

    record Notified(Peer peer, Token token, Response response) {}

    final BlockingQueue<Exchange> requests = new LinkedBlockingQueue<>();
    final BlockingQueue<Notified> notifications = new LinkedBlockingQueue<>();
    final AtomicInteger handled = new AtomicInteger();
    final BlockingQueue<Peer> associations = new LinkedBlockingQueue<>();
    final BlockingQueue<Alert> alerts = new LinkedBlockingQueue<>();
    volatile Consumer<Exchange> answering = exchange -> exchange.respond(text(exchange.request()));
    volatile Function<Request, CompletionStage<Optional<RequestSink>>> uploading =
            head -> CompletableFuture.completedStage(Optional.empty());
    volatile boolean wanted = true;

    static Response text(Object text) {
        return Response.content(ContentFormat.TEXT, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String text(Response response) {
        return new String(response.payload(), StandardCharsets.UTF_8);
    }

    @Override
    public void request(Exchange exchange) {
        handled.incrementAndGet();
        requests.add(exchange);
        answering.accept(exchange);
    }

    @Override
    public boolean notification(Peer peer, Token token, Response notification) {
        // Before the test goes on with it, and perhaps wants no more.
        boolean isWanted = wanted;
        notifications.add(new Notified(peer, token, notification));
        return isWanted;
    }

    @Override
    public CompletionStage<Optional<RequestSink>> upload(Peer peer, Request head, long size) {
        return uploading.apply(head);
    }

    @Override
    public void newAssociation(Peer peer) {
        associations.add(peer);
    }

    @Override
    public void alert(Peer peer, Alert alert) {
        alerts.add(alert);
    }

    Peer nextAssociation() throws InterruptedException {
        return present(associations.poll(10, TimeUnit.SECONDS));
    }

    Alert nextAlert() throws InterruptedException {
        return present(alerts.poll(10, TimeUnit.SECONDS));
    }

    Exchange nextRequest() throws InterruptedException {
        return present(requests.poll(10, TimeUnit.SECONDS));
    }

    Notified nextNotification() throws InterruptedException {
        return present(notifications.poll(10, TimeUnit.SECONDS));
    }

    static <T> T present(T thing) {
        if (thing == null) {
            throw new AssertionError("Nothing came within 10 s");
        }
        return thing;
    }

    static Request get(String... path) {
        return Request.of(io.tessera.lwm2m.transport.Method.GET, java.util.List.of(path));
    }
}
