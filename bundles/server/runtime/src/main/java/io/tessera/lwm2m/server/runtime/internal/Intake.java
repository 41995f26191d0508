// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.RegistrationListener;
import io.tessera.lwm2m.server.spi.ServerInterface;
import io.tessera.lwm2m.server.spi.Tracked;
import io.tessera.lwm2m.transport.Alert;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.Exchange;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what comes in at one transport endpoint off the transport's threads. Requests go to one of a fixed number of
 * lanes, by peer, since it is not known yet which client they are about; notifications to their client's lane.
 */
final class Intake implements EndpointListener {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int STRIPES = 64;
    private static final Response OVERLOADED =
            Response.refused(new RequestRefused(ResponseCode.INTERNAL_SERVER_ERROR, "overloaded"));

    private final String via;
    private final RunningServer server;
    private final Lanes lanes;
    private final Interfaces interfaces;

    Intake(String via, RunningServer server, Lanes lanes, Interfaces interfaces) {
        this.via = via;
        this.server = server;
        this.lanes = lanes;
        this.interfaces = interfaces;
    }

    @Override
    public void request(Exchange exchange) {
        int stripe = exchange.peer().address().hashCode() & (STRIPES - 1);
        if (!lanes.offer(stripe, () -> interfaces.handle(via, exchange))) {
            LOG.warn(
                    "Overloaded: {} from {} is refused",
                    exchange.request(),
                    exchange.peer().address());
            exchange.respond(OVERLOADED);
        }
    }

    @Override
    public boolean notification(Peer peer, Token token, Response notification) {
        var tracked = server.observations().get(token);
        var client = tracked.flatMap(server::clientOf)
                .filter(one -> isSame(one.registration().peer(), peer));
        if (client.isEmpty()) {
            return false;
        }
        var endpoint = client.get().registration().endpoint();
        if (!lanes.offer(endpoint, () -> deliver(client.get(), tracked, notification))) {
            LOG.warn("Too many notifications from {}: one is dropped", endpoint);
        }
        return true;
    }

    private void deliver(RegisteredClient client, Optional<Tracked> tracked, Response notification) {
        client.outbox().heard();
        interfaces.call(
                ServerInterface.REPORTING,
                client.registration().endpoint(),
                reporting -> reporting.notified(tracked.orElseThrow(), notification));
    }

    /** What a revoked certificate has proved counts no longer: whoever registered over that association is gone. */
    @Override
    public void alert(Peer peer, Alert alert) {
        boolean isRevoked = alert.description() == Alert.CERTIFICATE_REVOKED && !alert.isReceived();
        if (isRevoked && peer.isSecure()) {
            server.registrations().all().stream()
                    .filter(one -> one.peer().equals(peer))
                    .forEach(one -> server.execute(one.endpoint(), () -> revoke(one.id(), peer)));
        }
    }

    private void revoke(String id, Peer peer) {
        boolean isStill = server.registrations()
                .byId(id)
                .filter(one -> one.peer().equals(peer))
                .isPresent();
        if (!isStill) {
            return;
        }
        try {
            server.deregister(id, RegistrationListener.Reason.REVOKED, () -> {});
        } catch (RequestRefused gone) {
            LOG.debug("{} ended by itself", id);
        }
    }

    /** A proven identity may come from another address, an anonymous peer is its address. */
    private static boolean isSame(Peer known, Peer peer) {
        return known.isSecure() ? known.identity().equals(peer.identity()) : known.equals(peer);
    }
}
