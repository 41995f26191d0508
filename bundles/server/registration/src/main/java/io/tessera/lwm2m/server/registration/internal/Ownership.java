// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.registration.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Peer;
import java.util.Optional;

/** Who may take over a registration, and whose it is. */
final class Ownership {

    private Ownership() {}

    /** @throws RequestRefused with 4.03 if the endpoint is registered by someone who proved another identity */
    static void mayReplace(Optional<Registration> registered, Peer peer) throws RequestRefused {
        boolean taken = registered
                .map(Registration::peer)
                .filter(owner -> owner.isSecure() && !owner.identity().equals(peer.identity()))
                .isPresent();
        if (taken) {
            throw new RequestRefused(ResponseCode.FORBIDDEN, "ep is registered by someone else");
        }
    }

    /**
     * The registration at the location that a request goes to.
     *
     * @throws RequestRefused with 4.04 if there is none, or it belongs to another identity
     */
    static Registration find(Server server, Exchange exchange) throws RequestRefused {
        var path = exchange.request().path();
        return server.registrations()
                .byId(path.get(1))
                .filter(one -> path.size() == 2)
                .filter(one -> one.peer().identity().equals(exchange.peer().identity()))
                .orElseThrow(() -> new RequestRefused(ResponseCode.NOT_FOUND, "not registered"));
    }
}
