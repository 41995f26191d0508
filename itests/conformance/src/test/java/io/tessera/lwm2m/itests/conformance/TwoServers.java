// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import io.tessera.lwm2m.itests.interop.Role;
import java.util.List;

/** A gateway that is registered at two servers. */
record TwoServers(ServerSide first, ServerSide second, Role gateway) implements AutoCloseable {

    static TwoServers open(Place place, Stage stage) throws Exception {
        var endpoint = place.endpoint();
        var first = stage.side(place.pairing(), endpoint);
        var second = place.pairing().hasOurServer()
                ? stage.ourServer("second server").side(endpoint)
                : ServerSide.leshan(endpoint);
        var uris = List.of(first.wire().uri(), second.wire().uri());
        var work = GatewayWork.write(stage.folder(endpoint), place.lane().options(), uris);
        return new TwoServers(first, second, Role.gateway(work.folder(), endpoint, uris.get(0), 0));
    }

    @Override
    public void close() throws Exception {
        gateway.close();
        first.close();
        second.close();
    }
}
