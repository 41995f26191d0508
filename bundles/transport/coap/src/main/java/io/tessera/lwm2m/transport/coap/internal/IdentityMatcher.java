// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Peer;
import java.util.function.Predicate;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.EndpointContextMatcher;

/**
 * A response belongs to a request if it comes from whom the request was sent to, wherever that peer is by now. Servers,
 * which this end connects to, are told apart by their address as well: it may prove itself alike to several of them.
 */
final class IdentityMatcher implements EndpointContextMatcher {

    private final Predicate<Peer> isServer;

    IdentityMatcher(Predicate<Peer> isServer) {
        this.isServer = isServer;
    }

    @Override
    public String getName() {
        return "identity";
    }

    @Override
    public Object getEndpointIdentity(EndpointContext context) {
        if (context instanceof SecureContext secure) {
            return isServer.test(secure.peer()) ? secure.peer() : secure.peer().identity();
        }
        return context.getPeerAddress();
    }

    /** Several devices may have one identity; each of them has its own session and its own address. */
    @Override
    public boolean isResponseRelatedToRequest(EndpointContext request, EndpointContext response) {
        return getEndpointIdentity(request).equals(getEndpointIdentity(response)) && isOneDevice(request, response);
    }

    private static boolean isOneDevice(EndpointContext request, EndpointContext response) {
        if (!(request instanceof SecureContext sent) || !(response instanceof SecureContext heard)) {
            return true;
        }
        return sent.session() == heard.session() || sent.getPeerAddress().equals(heard.getPeerAddress());
    }

    /** The link asks its own associations. */
    @Override
    public boolean isToBeSent(EndpointContext message, EndpointContext association) {
        return true;
    }

    @Override
    public String toRelevantState(EndpointContext context) {
        return context == null ? "none" : context.toString();
    }
}
