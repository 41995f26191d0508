// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Part;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One CoAP endpoint over one socket: requests, responses and notifications in both directions. */
class TransportEndpoint implements CoapEndpoints.Open {

    /** How long the listener may take to answer what it has got already when this is closed. */
    private static final long ANSWER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** How long our own threads may take, on a machine that has a lot to do, for what they have read already. */
    private static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final AtomicReference<EndpointListener> listener = new AtomicReference<>();
    private final Observed observed = new Observed(listener::get);
    private final Settings settings;
    private final KeptMemory memory;
    private final Workers workers;
    private final Californium californium;
    private final IncomingRequests incoming;
    private final OpenRequests requests;
    private final LastBlocks lastBlocks;
    private final NotificationSender notifications;
    private final Object leaving = new Object();
    private boolean left;

    /** @param lent whether closing the socket only gives it back */
    TransportEndpoint(DatagramSocket socket, boolean lent, Settings settings, Optional<Security> security) {
        this.settings = settings;
        memory = new KeptMemory(socket, lent, settings);
        workers = new Workers(settings);
        var unconfirmed = new Unconfirmed();
        var gate = new Gate(memory.duplicates(), () -> listener.get() != null, unconfirmed::rejected);
        var link = security.isEmpty()
                ? new UdpLink(socket, lent, gate, workers.backlog(), settings.name())
                : security.get().link(socket, lent, gate, settings, workers, listener::get);
        californium = Californium.over(link, link.matcher(), settings, workers);
        lastBlocks = new LastBlocks(
                (delay, task) -> workers.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS),
                settings.maxTransmitWait());
        var downloads = new Downloads(settings, lastBlocks);
        incoming = new IncomingRequests(settings, listener::get, downloads, observed, gate, workers);
        requests = new OpenRequests(
                californium.endpoint()::sendRequest, workers, settings.maxTransmitWait(), link::unanswered);
        notifications = new NotificationSender(californium, downloads, lastBlocks, observed, unconfirmed);
        californium.endpoint().setMessageDeliverer(incoming);
        californium
                .endpoint()
                .addInterceptor(
                        new NotificationReceiver(settings, listener::get, californium, requests, observed, gate));
        start();
    }

    private void start() {
        try {
            californium.endpoint().start();
        } catch (IOException e) {
            workers.end();
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InetSocketAddress localAddress() {
        return californium.link().getAddress();
    }

    @Override
    public AutoCloseable listen(EndpointListener newListener) {
        if (!listener.compareAndSet(null, newListener)) {
            throw new IllegalStateException("Endpoint %s has a listener already".formatted(settings.name()));
        }
        changeLeft(false);
        // Only now: what is read while nobody listens would have to be sent again.
        californium.link().resume();
        return () -> leave(newListener);
    }

    private void changeLeft(boolean now) {
        synchronized (leaving) {
            left = now;
        }
    }

    /** An acknowledgement can wait for the next listener, for whom requests wait. */
    private void resumeUnlessLeft() {
        synchronized (leaving) {
            if (!left) {
                californium.link().resume();
            }
        }
    }

    private void leave(EndpointListener leaver) throws InterruptedException {
        if (listener.get() == leaver) {
            changeLeft(true);
            californium.link().pause();
            // It is handed what was read, since the peer sends it again only after seconds.
            workers.backlog().awaitAtMost(0, System.nanoTime() + WORK_NANOS);
            listener.compareAndSet(leaver, null);
        }
    }

    @Override
    public Peer useCredentials(InetSocketAddress peer, Credentials credentials) {
        return californium.link().connectTo(peer, credentials);
    }

    @Override
    public void endAssociation(Peer peer) {
        californium.link().end(peer);
    }

    @Override
    public void endAssociations(Identity identity) {
        californium.link().end(identity);
    }

    @Override
    public CompletionStage<Response> send(Peer peer, Request request) {
        if (request.observe() == Request.OBSERVE && request.token() == null) {
            throw new IllegalArgumentException("An observation's token is to be chosen by its sender: " + request);
        }
        if (request.observe() == Request.OBSERVE) {
            observed.sent(peer, request);
        }
        californium.link().resume();
        return RequestTransfer.start(requests, settings, peer, request);
    }

    @Override
    public CompletionStage<Part> sendForPart(Peer peer, Request request, long offset) {
        californium.link().resume();
        return PartFetch.send(requests, settings, peer, request, offset);
    }

    @Override
    public void notify(
            Peer peer, Token token, Response notification, boolean confirmable, Consumer<Delivery> delivery) {
        resumeUnlessLeft();
        notifications.send(peer, token, notification, confirmable, delivery);
    }

    final int handshakes() {
        return californium.link().handshakes();
    }

    /** Looks at the revocation lists now and not in a few seconds. */
    final void endRevoked() {
        californium.link().endRevoked();
    }

    /** There is another security store from now on. */
    final void storeChanged() {
        californium.link().storeChanged();
    }

    /** Ends it; what was read is answered first, if the listener does that within 20 ms. */
    @Override
    public void close() {
        californium.link().pause();
        drain();
        incoming.close();
        requests.close();
        lastBlocks.close();
        californium.endpoint().destroy();
        workers.end();
        notifications.close();
        memory.keep();
    }

    private void drain() {
        long end = System.nanoTime() + WORK_NANOS;
        try {
            workers.backlog().awaitAtMost(0, end);
            incoming.open().awaitAtMost(0, System.nanoTime() + ANSWER_NANOS);
            workers.backlog().awaitAtMost(0, end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
