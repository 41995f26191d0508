// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Peer;
import org.eclipse.californium.elements.AddressEndpointContext;

/** Whose message it is, or whose it shall be: an address together with who was proved to be there. */
final class SecureContext extends AddressEndpointContext {

    private final Peer peer;
    private final long session;

    /** @param session tells the sessions of a peer apart; 0 where that doesn't matter */
    SecureContext(Peer peer, long session) {
        this(peer, null, session);
    }

    /** @param serverName to begin a handshake with; null for none */
    SecureContext(Peer peer, String serverName, long session) {
        super(peer.address(), serverName, null);
        this.peer = peer;
        this.session = session;
    }

    Peer peer() {
        return peer;
    }

    long session() {
        return session;
    }

    @Override
    public String toString() {
        return peer.toString();
    }
}
