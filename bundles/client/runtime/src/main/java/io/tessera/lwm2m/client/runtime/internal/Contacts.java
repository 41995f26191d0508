// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.transport.Endpoint;
import io.tessera.lwm2m.transport.Peer;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The servers as an endpoint knows them. With an address there is one association: of several servers there, each with
 * other credentials, it is that of the one that was turned to last.
 */
final class Contacts {

    private final Map<InetSocketAddress, Contact> byAddress = new HashMap<>();
    private final Endpoint endpoint;

    private record Contact(Destination destination, Peer peer) {}

    Contacts(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Whether the association with that address is another server's. */
    boolean isDisplaced(Destination destination) {
        var there = byAddress.get(destination.address());
        return there != null && !there.destination().equals(destination);
    }

    /**
     * Makes it known, unless another server's association is there: nobody has to be disturbed before something is said.
     *
     * @return empty if it is displaced
     */
    Optional<Peer> meet(Destination destination) {
        return isDisplaced(destination) ? Optional.empty() : Optional.of(turnTo(destination));
    }

    /** Makes it known; another server's association ends. */
    Peer turnTo(Destination destination) {
        var there = byAddress.get(destination.address());
        if (there != null && there.destination().equals(destination)) {
            return there.peer();
        }
        var peer = destination.peer(endpoint);
        byAddress.put(destination.address(), new Contact(destination, peer));
        return peer;
    }

    /** Forgets it; returns it if the association is its own. */
    Optional<Peer> forget(Destination destination) {
        if (!byAddress.containsKey(destination.address()) || isDisplaced(destination)) {
            return Optional.empty();
        }
        return Optional.of(byAddress.remove(destination.address()).peer());
    }
}
