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

    @Override
    public boolean isResponseRelatedToRequest(EndpointContext request, EndpointContext response) {
        return getEndpointIdentity(request).equals(getEndpointIdentity(response));
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
