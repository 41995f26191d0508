// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.Peer;
import java.net.InetSocketAddress;

/**
 * A server at the moment when something is sent to it.
 *
 * @param scheme of its URI, which chooses the endpoint
 */
record Destination(String scheme, InetSocketAddress address, Credentials credentials) {

    boolean isSecure() {
        return !(credentials instanceof Credentials.NoSecurity);
    }

    /**
     * As an endpoint knows it; the handshake, if it takes one, comes with the first message.
     *
     * @throws IllegalArgumentException if the endpoint can't use its credentials
     */
    Peer peer(Endpoint endpoint) {
        return isSecure() ? endpoint.useCredentials(address, credentials) : Peer.anonymous(address);
    }
}
