// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.eclipse.californium.scandium.DatagramFilter;
import org.eclipse.californium.scandium.dtls.Connection;
import org.eclipse.californium.scandium.dtls.ConnectionId;
import org.eclipse.californium.scandium.dtls.DTLSContext;
import org.eclipse.californium.scandium.dtls.Handshaker;
import org.eclipse.californium.scandium.dtls.Record;
import org.eclipse.californium.scandium.dtls.SessionAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handshakes under way: tells of those that made an association anew, and begins no more of them than there is room
 * for. Those under way, and associations that there are, go on.
 */
final class Handshakes extends SessionAdapter implements DatagramFilter {

    private static final Logger LOG = LoggerFactory.getLogger(Handshakes.class);

    /** Of a DTLS record that is neither encrypted nor anything but the beginning of a handshake (RFC 6347, 4.1). */
    private static final int HANDSHAKE = 22;

    private static final int EPOCH = 3;
    private static final int MESSAGE_TYPE = 13;
    private static final int CLIENT_HELLO = 1;
    private static final long PAUSE_NANOS = 100_000_000;

    private final int most;
    private final BiConsumer<InetSocketAddress, Principal> established;
    private final Refusals refusals;
    private final Map<ConnectionId, Handshaker> open = new ConcurrentHashMap<>();
    private final Set<Handshaker> told = ConcurrentHashMap.newKeySet();
    private volatile boolean full;
    private volatile BooleanSupplier noRoom = () -> false;
    private long lastAttempt = System.nanoTime() - PAUSE_NANOS;

    /** @param established is told who was proved to be where by a full handshake */
    Handshakes(int most, Refusals refusals, BiConsumer<InetSocketAddress, Principal> established) {
        this.most = most;
        this.refusals = refusals;
        this.established = established;
    }

    /** Why it will fail, or doesn't go on; told once for a handshake, as early as it is known. */
    void refused(ConnectionId association, String why) {
        var handshaker = open.get(association);
        if (handshaker == null) {
            LOG.debug("A handshake that has ended already: {}", why);
            return;
        }
        if (told.add(handshaker)) {
            refusals.tell(handshaker.getPeerAddress(), why);
        }
    }

    /**
     * Where there is no room for an association, Scandium asks for another cookie, and a client would go on with that
     * for ever: then only ten a second get as far.
     */
    void slowDownWhen(BooleanSupplier isFull) {
        noRoom = isFull;
    }

    private boolean isTooSoon() {
        long now = System.nanoTime();
        if (now - lastAttempt < PAUSE_NANOS) {
            return true;
        }
        lastAttempt = now;
        return false;
    }

    /** Those that are neither completed nor given up. */
    int count() {
        return open.size();
    }

    @Override
    public void handshakeStarted(Handshaker handshaker) {
        open.put(handshaker.getConnection().getConnectionId(), handshaker);
    }

    @Override
    public void contextEstablished(Handshaker handshaker, DTLSContext context) {
        ended(handshaker);
        if (handshaker.isFullHandshake()) {
            established.accept(handshaker.getPeerAddress(), context.getSession().getPeerIdentity());
        }
    }

    @Override
    public void handshakeCompleted(Handshaker handshaker) {
        ended(handshaker);
    }

    @Override
    public void handshakeFailed(Handshaker handshaker, Throwable error) {
        if (!ended(handshaker)) {
            refusals.tell(handshaker.getPeerAddress(), Failures.why(error));
        }
    }

    /** @return whether it was told already why it wouldn't come to a good end */
    private boolean ended(Handshaker handshaker) {
        open.remove(handshaker.getConnection().getConnectionId(), handshaker);
        return told.remove(handshaker);
    }

    @Override
    public boolean onReceiving(DatagramPacket packet) {
        if (open.size() < most) {
            full = false;
            return !noRoom.getAsBoolean() || !isClientHello(packet) || !isTooSoon();
        }
        boolean begins = isClientHello(packet);
        if (begins && !full) {
            full = true;
            LOG.warn("{} handshakes are under way; no other is begun until one of them ends", most);
        }
        return !begins;
    }

    private static boolean isClientHello(DatagramPacket packet) {
        var bytes = packet.getData();
        int from = packet.getOffset();
        return packet.getLength() > MESSAGE_TYPE
                && bytes[from] == HANDSHAKE
                && bytes[from + EPOCH] == 0
                && bytes[from + EPOCH + 1] == 0
                && bytes[from + MESSAGE_TYPE] == CLIENT_HELLO;
    }

    @Override
    public boolean onReceiving(Record datagram, Connection association) {
        return true;
    }

    /**
     * Records that aren't authentic change nothing: anybody can send them. But a wrong key shows in nothing else, so it
     * is told to the operator, though never to the peer.
     */
    @Override
    public boolean onMacError(Record datagram, Connection association) {
        var handshaker = association.getOngoingHandshake();
        if (handshaker != null && datagram.getEpoch() > 0) {
            var session = handshaker.getDtlsContext().getSession();
            var peer = session.getPeerIdentity();
            refused(
                    association.getConnectionId(),
                    session.getCipherSuite().isPskBased() && peer != null
                            ? "wrong key for the PSK identity " + Identities.name(peer)
                            : "the last message of the handshake isn't authentic");
        }
        return false;
    }
}
