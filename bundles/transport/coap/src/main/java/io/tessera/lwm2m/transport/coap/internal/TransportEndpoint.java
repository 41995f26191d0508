// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Delivery;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.californium.core.config.CoapConfig;
import org.eclipse.californium.core.network.CoapEndpoint;
import org.eclipse.californium.core.network.InMemoryMessageExchangeStore;
import org.eclipse.californium.core.network.deduplication.NoDeduplicator;
import org.eclipse.californium.elements.UdpEndpointContextMatcher;
import org.eclipse.californium.elements.config.Configuration;
import org.eclipse.californium.elements.config.SystemConfig;
import org.eclipse.californium.elements.config.UdpConfig;

/** One CoAP endpoint over one socket: requests, responses and notifications in both directions. */
class TransportEndpoint implements CoapEndpoints.Open {

    /** How long requests that were read already may take to be answered when this is closed. */
    private static final long DRAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final AtomicReference<EndpointListener> listener = new AtomicReference<>();
    private final Settings settings;
    private final KeptMemory memory;
    private final Workers workers;
    private final Link link;
    private final CoapEndpoint endpoint;
    private final IncomingRequests incoming;
    private final OpenRequests requests;
    private final NotificationSender notifications;
    private final Observed observed = new Observed(listener::get);

    /** @param lent whether closing the socket only gives it back */
    TransportEndpoint(DatagramSocket socket, boolean lent, Settings settings) {
        this.settings = settings;
        memory = new KeptMemory(socket, lent, settings);
        workers = new Workers(settings);
        var unconfirmed = NotificationSender.unconfirmed();
        var gate = new Gate(
                memory.duplicates(),
                () -> listener.get() != null,
                key -> NotificationSender.rejected(unconfirmed, key));
        link = new UdpLink(socket, lent, gate, workers.backlog(), settings.name());
        var messageIds = new MessageIds();
        var tokens = new Tokens();
        var configuration = configuration(settings);
        var exchanges = new InMemoryMessageExchangeStore(configuration, tokens);
        exchanges.setDeduplicator(new NoDeduplicator());
        exchanges.setMessageIdProvider(messageIds);
        endpoint = CoapEndpoint.builder()
                .setConnector(link)
                .setConfiguration(configuration)
                .setTokenGenerator(tokens)
                .setMessageExchangeStore(exchanges)
                .setObservationStore(new NoObservations())
                .setEndpointContextMatcher(new UdpEndpointContextMatcher(true))
                .setDataSerializerAndParser(
                        new org.eclipse.californium.core.network.serialization.UdpDataSerializer(), new MessageParser())
                .setCoapStackFactory(new MessageStack.Factory())
                .build();
        endpoint.setExecutors(workers, workers);
        var downloads = new Downloads(settings);
        incoming = new IncomingRequests(settings, listener::get, downloads, observed, workers);
        requests = new OpenRequests(endpoint::sendRequest, workers, settings.maxTransmitWait());
        notifications = new NotificationSender(endpoint, exchanges, messageIds, link, downloads, observed, unconfirmed);
        endpoint.setMessageDeliverer(incoming);
        endpoint.addInterceptor(
                new NotificationReceiver(settings, listener::get, exchanges, requests, observed, gate, link));
        start();
    }

    private static Configuration configuration(Settings settings) {
        // One of its own: Californium's standard configuration would be written to a file.
        return new Configuration(CoapConfig.DEFINITIONS, UdpConfig.DEFINITIONS, SystemConfig.DEFINITIONS)
                .set(CoapConfig.ACK_TIMEOUT, (int) settings.ackTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .set(CoapConfig.ACK_INIT_RANDOM, Settings.ACK_RANDOM_FACTOR)
                .set(CoapConfig.MAX_RETRANSMIT, Settings.MAX_RETRANSMIT)
                .set(CoapConfig.MULTICAST_BASE_MID, 0)
                .set(SystemConfig.HEALTH_STATUS_INTERVAL, 0, TimeUnit.SECONDS);
    }

    private void start() {
        try {
            endpoint.start();
        } catch (IOException e) {
            workers.end();
            throw new UncheckedIOException(e);
        }
        // Not before the endpoint has started: until then it would drop what is read.
        link.resume();
    }

    @Override
    public InetSocketAddress localAddress() {
        return link.getAddress();
    }

    @Override
    public AutoCloseable listen(EndpointListener newListener) {
        if (!listener.compareAndSet(null, newListener)) {
            throw new IllegalStateException("Endpoint %s has a listener already".formatted(settings.name()));
        }
        return () -> listener.compareAndSet(newListener, null);
    }

    @Override
    public void useCredentials(InetSocketAddress peer, Credentials credentials) {
        if (!(credentials instanceof Credentials.NoSecurity)) {
            throw new IllegalArgumentException(
                    "Endpoint %s serves coap, which has no security; %s for %s needs an endpoint for coaps"
                            .formatted(settings.name(), credentials, peer));
        }
    }

    @Override
    public CompletionStage<Response> send(Peer peer, Request request) {
        if (request.observe() == Request.OBSERVE && request.token() == null) {
            throw new IllegalArgumentException("An observation's token is to be chosen by its sender: " + request);
        }
        if (request.observe() == Request.OBSERVE) {
            observed.sent(peer, request);
        }
        return RequestTransfer.start(requests, settings, peer, request);
    }

    @Override
    public void notify(
            Peer peer, Token token, Response notification, boolean confirmable, Consumer<Delivery> delivery) {
        notifications.send(peer, token, notification, confirmable, delivery);
    }

    /** Ends it; what was read is answered first, as long as that takes no more than 20 ms. */
    @Override
    public void close() {
        link.pause();
        drain();
        requests.close();
        endpoint.destroy();
        workers.end();
        memory.keep();
    }

    private void drain() {
        long deadline = System.nanoTime() + DRAIN_NANOS;
        try {
            workers.backlog().awaitAtMost(0, deadline);
            incoming.open().awaitAtMost(0, deadline);
            workers.backlog().awaitAtMost(0, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
