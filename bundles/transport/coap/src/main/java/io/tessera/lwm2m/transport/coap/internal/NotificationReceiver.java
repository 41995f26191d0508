// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.EndpointListener;
import java.util.function.Supplier;
import org.eclipse.californium.core.coap.CoAP.Type;
import org.eclipse.californium.core.coap.Response;
import org.eclipse.californium.core.network.KeyToken;
import org.eclipse.californium.core.network.interceptors.MessageInterceptorAdapter;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.RawData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the responses that no open request waits for, before Californium would reject them, and asks the listener
 * whether they are notifications of an observation that it knows (RFC 7641, 3.2). Keeps nothing itself.
 */
final class NotificationReceiver extends MessageInterceptorAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationReceiver.class);

    private final Settings settings;
    private final Supplier<EndpointListener> listener;
    private final Californium californium;
    private final OpenRequests requests;
    private final Observed observed;
    private final Gate gate;

    NotificationReceiver(
            Settings settings,
            Supplier<EndpointListener> listener,
            Californium californium,
            OpenRequests requests,
            Observed observed,
            Gate gate) {
        this.settings = settings;
        this.listener = listener;
        this.californium = californium;
        this.requests = requests;
        this.observed = observed;
        this.gate = gate;
    }

    @Override
    public void receiveResponse(Response response) {
        var context = response.getSourceContext();
        if (response.getType() == Type.ACK || isAwaited(response, context)) {
            return;
        }
        // What is cancelled here, Californium leaves alone.
        response.setCanceled(true);
        var receiver = listener.get();
        if (receiver == null) {
            gate.takeBack(context, response.getMID());
            return;
        }
        if (BlockFetch.isPart(response)) {
            takePart(receiver, response, context);
            return;
        }
        reply(response, context, take(receiver, response, context));
    }

    private boolean isAwaited(Response response, EndpointContext context) {
        var identity = californium.matcher().getEndpointIdentity(context);
        return californium.exchanges().get(new KeyToken(response.getToken(), identity)) != null;
    }

    private static boolean take(EndpointListener receiver, Response response, EndpointContext context) {
        var notification = Messages.response(response, response.getPayload());
        try {
            return receiver.notification(Messages.peer(context), Messages.token(response), notification);
        } catch (RuntimeException e) {
            // Our own mistake; the peer's observation shall not end by it.
            LOG.error("A notification from {} could not be handled", context.getPeerAddress(), e);
            return true;
        }
    }

    /** The rest has to be fetched first; that can take longer than the peer waits for its acknowledgement. */
    private void takePart(EndpointListener receiver, Response response, EndpointContext context) {
        var peer = Messages.peer(context);
        var token = Messages.token(response);
        var request = observed.there(peer, token);
        reply(response, context, request.isPresent());
        if (request.isEmpty()) {
            return;
        }
        BlockFetch.rest(requests, settings, peer, request.get(), response).whenComplete((whole, failure) -> {
            if (failure != null) {
                LOG.warn("A notification from {} is incomplete: {}", peer.address(), failure.getMessage());
                return;
            }
            receiver.notification(peer, token, whole);
        });
    }

    private void reply(Response response, EndpointContext context, boolean wanted) {
        if (wanted && response.getType() == Type.NON) {
            return;
        }
        var reply = Wire.empty(wanted ? Wire.ACK : Wire.RST, response.getMID());
        californium.link().send(RawData.outbound(reply, context, null, false));
    }
}
