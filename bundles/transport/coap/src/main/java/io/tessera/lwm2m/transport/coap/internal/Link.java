// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Peer;
import java.net.InetSocketAddress;
import org.eclipse.californium.elements.Connector;
import org.eclipse.californium.elements.EndpointContextMatcher;

/** A connector that reads only when it is told to, so that nothing is read that nobody can handle. */
interface Link extends Connector {

    /** Begins to read, if it doesn't already. */
    void resume();

    /** Ends reading, if the socket is lent; what isn't read waits in the kernel. Sending goes on until the link is stopped. */
    void pause();

    /** Knows the identity of a peer by which exchanges are kept. */
    EndpointContextMatcher matcher();

    /**
     * Makes credentials known for a server.
     *
     * @throws IllegalArgumentException if they can't be used
     */
    Peer connectTo(InetSocketAddress address, Credentials credentials);

    /** A request got no answer at all: perhaps the peer has forgotten who we are. */
    default void unanswered(Peer peer) {}

    /** Ends the association with a peer, and forgets the credentials for it. */
    default void end(Peer peer) {}

    /** Ends all associations that were begun with this identity. */
    default void end(Identity identity) {}

    /** Ends all associations with peers whose certificates are revoked by now. */
    default void endRevoked() {}

    /** How many handshakes are under way that others have begun. */
    default int handshakes() {
        return 0;
    }

    /** There is another security store. */
    default void storeChanged() {}

    /** By what exchanges with a peer at this address are kept. */
    default Object whoIsAt(InetSocketAddress address) {
        return address;
    }
}
