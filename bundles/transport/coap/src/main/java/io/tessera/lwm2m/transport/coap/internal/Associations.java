// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Peer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.californium.elements.RawData;

/** All associations of an endpoint: one with each server that it connects to, and those that others have begun. */
final class Associations {

    /** Seconds in which somebody connects again to the servers to which an endpoint before was connected. */
    private static final long LONGEST_WAIT = 10;

    private final Connectors connectors;
    private final Servers servers;
    private final Association clients;
    private final ReturningPeers returning;
    private final Handshakes handshakes;
    private final RevocationWatch revocations;
    private final Workers workers;
    private boolean running;

    Associations(
            DatagramSocket socket,
            Settings settings,
            Security security,
            Supplier<EndpointListener> listener,
            Workers workers,
            KeptAssociations kept) {
        connectors = new Connectors(socket, workers, kept, listener);
        var local = (InetSocketAddress) socket.getLocalSocketAddress();
        var configurations = new DtlsConfigurations(settings, security, local);
        var refusals = new Refusals();
        int idLength = security.settings().connectionIdLength();
        servers = new Servers(idLength, configurations, connectors, refusals);
        handshakes = new Handshakes(security.settings().maxHandshakes(), refusals, (address, proved) -> connectors
                .events()
                .established(new Peer(address, Identities.of(proved))));
        clients = Association.withClients(
                connectors.of(configurations.forClients(handshakes, workers)), "clients " + idLength);
        handshakes.slowDownWhen(clients.connector()::isFull);
        returning = new ReturningPeers(clients.connector(), security, refusals);
        this.workers = workers;
        revocations = new RevocationWatch(security.revoked(), () -> Stream.concat(Stream.of(clients), servers.all())
                .map(Association::connector));
    }

    void receive(BiConsumer<Association, RawData> receiver) {
        connectors.receive(receiver);
    }

    synchronized void start() throws IOException {
        running = true;
        connectors.start(clients, returning::await);
        servers.await();
        workers.schedule(servers::awaitNoLonger, LONGEST_WAIT, TimeUnit.SECONDS);
        revocations.start(workers);
    }

    void receive(DatagramPacket packet) {
        servers.receiver(packet, clients).ifPresent(association -> {
            if (association == clients) {
                returning.heard(packet);
            }
            association.connector().processDatagram(packet);
        });
    }

    void send(RawData message, SecureContext to) {
        var association = servers.at(to.getPeerAddress()).orElse(clients);
        if (association == clients) {
            returning.wanted(to.getPeerAddress());
        }
        association.send(message, to);
    }

    int handshakes() {
        return handshakes.count();
    }

    /** Another store may know more of those who come back. */
    void storeChanged() {
        returning.ask();
    }

    /** The identity of a client, which it may have at several addresses; a server has one address. */
    Object whoIsAt(InetSocketAddress address) {
        var session = servers.isAt(address) ? null : clients.connector().getSessionByAddress(address);
        var proved = session == null ? null : session.getPeerIdentity();
        return proved == null ? address : Identities.of(proved);
    }

    boolean isServer(Peer peer) {
        return servers.isAt(peer.address());
    }

    Peer connectTo(InetSocketAddress address, Credentials credentials) {
        return servers.connectTo(address, credentials);
    }

    /** The next message begins with a handshake; a short one, if the server remembers. */
    void unanswered(Peer peer) {
        servers.at(peer.address())
                .ifPresent(association -> association.connector().forceResumeSessionFor(peer.address()));
    }

    void end(Peer peer) {
        if (isServer(peer)) {
            servers.end(peer);
            return;
        }
        var session = clients.connector().getSessionByAddress(peer.address());
        if (session != null && peer.equals(clients.peer(peer.address(), session.getPeerIdentity()))) {
            clients.connector().close(peer.address());
        }
    }

    void end(Identity identity) {
        clients.connector().end(proved -> isMeant(identity, Identities.of(proved)));
    }

    /** Ends those whose certificates are revoked by now. */
    void endRevoked() {
        revocations.look();
    }

    /** A certificate is meant by each of its names. */
    private static boolean isMeant(Identity named, Identity proved) {
        if (named instanceof Identity.Certificate name
                && proved instanceof Identity.Certificate certificate
                && name.alternativeNames().isEmpty()) {
            return certificate.name().equals(name.name())
                    || certificate.alternativeNames().contains(name.name());
        }
        return named.equals(proved);
    }

    /** Ends them for this endpoint, not for the peers: the next endpoint takes them up. */
    synchronized void stop() {
        if (!running) {
            return;
        }
        running = false;
        revocations.stop();
        connectors.stop(clients, returning::end);
        servers.stop();
        connectors.keep();
    }
}
