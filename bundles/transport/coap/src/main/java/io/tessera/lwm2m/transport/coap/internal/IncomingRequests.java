// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Request;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.californium.core.coap.CoAP.ResponseCode;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.Exchange;
import org.eclipse.californium.core.server.MessageDeliverer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests from Californium, puts their blocks together, and hands them to the listener. */
final class IncomingRequests implements MessageDeliverer, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IncomingRequests.class);

    private final Settings settings;
    private final Supplier<EndpointListener> listener;
    private final IncomingBlocks blocks;
    private final Downloads downloads;
    private final Observed observed;
    private final Gate gate;
    private final ScheduledExecutorService timer;
    private final InFlight open = new InFlight();

    IncomingRequests(
            Settings settings,
            Supplier<EndpointListener> listener,
            Downloads downloads,
            Observed observed,
            Gate gate,
            ScheduledExecutorService timer) {
        this.settings = settings;
        this.listener = listener;
        this.downloads = downloads;
        this.observed = observed;
        this.gate = gate;
        this.timer = timer;
        blocks = new IncomingBlocks(settings, listener, timer);
    }

    /** Requests that neither an answer nor an acknowledgement was sent for yet. */
    InFlight open() {
        return open;
    }

    @Override
    public void deliverRequest(Exchange exchange) {
        var options = exchange.getRequest().getOptions();
        if (options.hasProxyUri() || options.hasProxyScheme()) {
            exchange.sendResponse(new Response(ResponseCode.PROXY_NOT_SUPPORTED));
            return;
        }
        try {
            deliver(exchange);
        } catch (RequestRefused e) {
            refuse(exchange, e);
        }
    }

    private void deliver(Exchange exchange) throws RequestRefused {
        var message = exchange.getRequest();
        var options = message.getOptions();
        var peer = Messages.peer(message.getSourceContext());
        if (options.hasBlock1()) {
            var body = blocks.add(exchange, peer, head -> incoming(exchange, peer, head));
            body.ifPresent(whole -> hand(exchange, peer, Messages.request(message, whole)));
            return;
        }
        var request = Messages.request(message, message.getPayload());
        if (options.hasBlock2() && options.getBlock2().getNum() > 0) {
            var next = downloads.next(Target.of(peer, request), options.getBlock2());
            if (next.isPresent()) {
                exchange.sendResponse(next.get());
                return;
            }
        }
        hand(exchange, peer, request);
    }

    private static void refuse(Exchange exchange, RequestRefused refusal) {
        var answer = io.tessera.lwm2m.transport.Response.refused(refusal);
        var response = Messages.response(answer);
        Messages.payload(response, Messages.body(answer));
        response.getOptions()
                .setBlock1(exchange.getCurrentRequest().getOptions().getBlock1());
        BlockAnswer.tellRoom(response.getOptions(), refusal);
        exchange.sendResponse(response);
    }

    private void hand(Exchange exchange, Peer peer, Request request) {
        var receiver = listener.get();
        if (receiver == null) {
            // It left after the gate had let the request in. When the peer sends it again, there may be another one.
            var message = exchange.getCurrentRequest();
            gate.takeBack(message.getSourceContext(), message.getMID());
            return;
        }
        LOG.debug("{} from {}", request, peer.address());
        var incoming = incoming(exchange, peer, request);
        if (request.observe() == Request.OBSERVE) {
            observed.heard(peer, request);
        }
        try {
            receiver.request(incoming);
        } catch (RuntimeException e) {
            LOG.error("{} from {} failed", request, peer.address(), e);
            incoming.respond(
                    io.tessera.lwm2m.transport.Response.of(io.tessera.lwm2m.model.ResponseCode.INTERNAL_SERVER_ERROR));
        }
    }

    private IncomingExchange incoming(Exchange exchange, Peer peer, Request request) {
        var incoming = new IncomingExchange(exchange, peer, request, downloads, gate, open);
        long patience = settings.acknowledgeAfter().toMillis();
        incoming.acknowledgeBy(timer.schedule(incoming::acknowledge, patience, TimeUnit.MILLISECONDS));
        return incoming;
    }

    /** What is taken block by block ends here. */
    @Override
    public void close() {
        blocks.close();
    }

    @Override
    public void deliverResponse(Exchange exchange, Response response) {
        exchange.getRequest().setResponse(response);
    }
}
