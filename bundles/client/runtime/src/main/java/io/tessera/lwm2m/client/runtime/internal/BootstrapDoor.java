// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientInterface;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what comes from the Bootstrap-Server from what comes from other servers, which aren't listened to while it is
 * at work (Core 1.2, 6.1.1). Only on the engine.
 */
final class BootstrapDoor {

    private static final Logger LOG = LoggerFactory.getLogger(BootstrapDoor.class);

    private static final String BOOTSTRAP_FINISH = "bs";

    private final Client client;
    private final BootstrapLink link;
    private final ClientProvisioning provisioning;
    private final Interfaces interfaces;
    private final Sessions sessions;

    BootstrapDoor(
            Client client,
            BootstrapLink link,
            ClientProvisioning provisioning,
            Interfaces interfaces,
            Sessions sessions) {
        this.client = client;
        this.link = link;
        this.provisioning = provisioning;
        this.interfaces = interfaces;
        this.sessions = sessions;
    }

    /** Whether the request is none for the other interfaces; then it was handed over, or ignored. */
    boolean takes(Exchange exchange) {
        if (link.isWith(exchange.peer()) && isForBootstrap(exchange)) {
            handle(exchange);
            return true;
        }
        if (provisioning.isUnderWay()) {
            LOG.debug("{} from {} is ignored: a bootstrap is under way", exchange.request(), exchange.peer());
            exchange.ignore();
            return true;
        }
        return false;
    }

    /** Whether nothing of that peer is for the other interfaces now, whatever it is. */
    boolean isClosedTo(Peer peer) {
        boolean isOnlyBootstrap = link.isWith(peer) && sessions.of(peer).isEmpty();
        return provisioning.isUnderWay() || isOnlyBootstrap;
    }

    /** A server may be both, at one address and without security: then it is one or the other by turns. */
    private boolean isForBootstrap(Exchange exchange) {
        boolean isServer = sessions.of(exchange.peer())
                .filter(session -> session.registration().isRegistered())
                .isPresent();
        var path = exchange.request().path();
        return !isServer
                || provisioning.isUnderWay()
                || path.size() == 1 && path.get(0).equals(BOOTSTRAP_FINISH);
    }

    private void handle(Exchange exchange) {
        var plugged = interfaces.named(ClientInterface.BOOTSTRAP);
        if (plugged.isEmpty()) {
            exchange.ignore();
            return;
        }
        try {
            plugged.get().handleBootstrap(client, exchange);
        } catch (RuntimeException | LinkageError e) {
            LOG.error("The bootstrap interface failed at {}", exchange.request(), e);
            exchange.respond(Response.of(ResponseCode.INTERNAL_SERVER_ERROR));
        }
    }
}
