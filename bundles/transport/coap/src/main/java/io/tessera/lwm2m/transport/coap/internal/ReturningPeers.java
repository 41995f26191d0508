// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.californium.scandium.dtls.Connection;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Associations with clients that were kept, until the security store says that it still knows them by the same key. It
 * is asked when it comes, and once more when such a client is heard or wanted, since a store may learn of its clients
 * after it has come; who isn't known then has to make a new association.
 */
final class ReturningPeers {

    private static final Logger LOG = LoggerFactory.getLogger(ReturningPeers.class);

    /** Of a record with a Connection ID (RFC 9146, 4), and where that is in it. */
    private static final int WITH_ID = 25;

    private static final int ID = 11;

    private final DtlsConnector connector;
    private final Security security;
    private final Refusals refusals;
    private final Map<ConnectionId, Connection> byId = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, Connection> byAddress = new ConcurrentHashMap<>();
    private volatile int idLength;

    ReturningPeers(DtlsConnector connector, Security security, Refusals refusals) {
        this.connector = connector;
        this.security = security;
        this.refusals = refusals;
    }

    void await(Collection<Connection> kept) {
        for (var association : kept) {
            var id = association.getConnectionId();
            idLength = id.length();
            byId.put(id, association);
            var address = association.getPeerAddress();
            if (address != null) {
                byAddress.put(address, association);
            }
        }
        ask();
    }

    /** Asks about all of them. */
    void ask() {
        int waiting = byId.size();
        byId.values().forEach(association -> ask(association, false));
        int left = byId.size();
        if (waiting > left) {
            LOG.info("{} associations are taken up, {} wait for the security store", waiting - left, left);
        }
    }

    /** A datagram came in; perhaps from one of them. */
    void heard(DatagramPacket packet) {
        if (byId.isEmpty()) {
            return;
        }
        var bytes = packet.getData();
        int from = packet.getOffset();
        boolean hasId = packet.getLength() > ID + idLength && bytes[from] == WITH_ID;
        if (!hasId) {
            wanted((InetSocketAddress) packet.getSocketAddress());
            return;
        }
        var id = new ConnectionId(Arrays.copyOfRange(bytes, from + ID, from + ID + idLength));
        askFinally(byId.get(id));
    }

    /** Something is about to be sent there; perhaps to one of them. */
    void wanted(InetSocketAddress address) {
        if (!byId.isEmpty()) {
            askFinally(byAddress.get(address));
        }
    }

    private void askFinally(Connection association) {
        if (association != null) {
            ask(association, true);
        }
    }

    private void ask(Connection association, boolean isLastTime) {
        if (security.store().get() == Security.NOBODY) {
            return;
        }
        KnownStill.to(security, association.getEstablishedPeerIdentity()).whenComplete((isKnown, failure) -> {
            if (failure != null) {
                LOG.error("The security store failed: {}", failure.toString());
                return;
            }
            if (isKnown) {
                takeUp(association);
            } else if (isLastTime) {
                forget(association);
            }
        });
    }

    private synchronized void takeUp(Connection association) {
        if (remove(association)) {
            connector.takeUp(association);
        }
    }

    private synchronized void forget(Connection association) {
        if (remove(association)) {
            refusals.tell(
                    association.getPeerAddress(),
                    "the one that was kept isn't taken up, since the credentials of %s aren't in force any more"
                            .formatted(Identities.name(association.getEstablishedPeerIdentity())));
        }
    }

    private boolean remove(Connection association) {
        var address = association.getPeerAddress();
        if (address != null) {
            byAddress.remove(address, association);
        }
        return byId.remove(association.getConnectionId(), association);
    }

    /** Gives the connector, which is stopped, what nobody has asked for, so that it is kept with the rest. */
    synchronized void end() {
        byId.values().forEach(connector::takeUp);
        byId.clear();
        byAddress.clear();
    }
}
