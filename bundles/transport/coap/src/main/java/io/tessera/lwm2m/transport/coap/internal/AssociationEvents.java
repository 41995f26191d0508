// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Alert;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.Peer;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener, and the operator, what happens to associations. */
final class AssociationEvents {

    private static final Logger LOG = LoggerFactory.getLogger(AssociationEvents.class);

    private final Supplier<EndpointListener> listener;

    AssociationEvents(Supplier<EndpointListener> listener) {
        this.listener = listener;
    }

    void established(Peer peer) {
        LOG.info("New association with {}", peer);
        tell(told -> told.newAssociation(peer));
    }

    /** @param proved who was at the other end of the association; null if it was only a handshake, which is told elsewhere */
    void alerted(Association association, InetSocketAddress address, Principal proved, Alert alert) {
        var peer = association.peer(address, proved);
        if (proved == null) {
            LOG.debug("{} in a handshake with {}", alert, address);
        } else {
            LOG.info("The association with {} ended, {}: {}", peer, alert.isReceived() ? "it told" : "told it", alert);
        }
        tell(told -> told.alert(peer, alert));
    }

    private void tell(Consumer<EndpointListener> event) {
        var told = listener.get();
        if (told == null) {
            return;
        }
        try {
            event.accept(told);
        } catch (RuntimeException e) {
            LOG.error("A listener failed", e);
        }
    }
}
