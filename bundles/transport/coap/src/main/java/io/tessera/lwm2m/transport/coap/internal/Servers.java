// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The associations with servers that this end connects to, one with each. */
final class Servers {

    private static final String LABEL = "server ";

    private final int idLength;
    private final DtlsConfigurations configurations;
    private final Connectors connectors;
    private final Refusals refusals;
    private final Map<InetSocketAddress, Association> servers = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, CompletableFuture<Void>> leaving = new ConcurrentHashMap<>();
    private final AwaitedServers awaited = new AwaitedServers();

    /** @param idLength of the Connection IDs that they give us back */
    Servers(int idLength, DtlsConfigurations configurations, Connectors connectors, Refusals refusals) {
        this.idLength = idLength;
        this.configurations = configurations;
        this.connectors = connectors;
        this.refusals = refusals;
    }

    /** Holds what the servers send with which associations were kept, until this end connects to them. */
    void await() {
        awaited.await(connectors.kept().stream()
                .filter(label -> label.startsWith(LABEL))
                .map(label -> label.substring(label.indexOf('/') + 1, label.indexOf(' ', LABEL.length())))
                .toList());
    }

    /** Those that haven't been connected to by now may never be. */
    void awaitNoLonger() {
        awaited.giveUp();
    }

    /** Whose a datagram is; nobody's yet if it is held. */
    Optional<Association> receiver(DatagramPacket packet, Association others) {
        var address = (InetSocketAddress) packet.getSocketAddress();
        var association = servers.get(address);
        if (association == null && awaited.holds(packet)) {
            return Optional.empty();
        }
        // It may have come just now.
        return Optional.of(association == null ? servers.getOrDefault(address, others) : association);
    }

    Optional<Association> at(InetSocketAddress address) {
        return Optional.ofNullable(servers.get(address));
    }

    Stream<Association> all() {
        return servers.values().stream();
    }

    boolean isAt(InetSocketAddress address) {
        return servers.containsKey(address);
    }

    synchronized Peer connectTo(InetSocketAddress address, Credentials credentials) {
        if (address.isUnresolved() || address.getPort() == 0) {
            throw new IllegalArgumentException(address + " is no address that can be connected to");
        }
        var label = LABEL + "%s %s %d".formatted(address, CredentialsDigest.of(credentials), idLength);
        var known = servers.get(address);
        if (known != null && known.label().equals(label)) {
            return known.server().orElseThrow();
        }
        var association = associate(address, credentials, label);
        if (known != null) {
            end(known);
        }
        // A farewell that arrives later than the next handshake would end that.
        association.sendAfter(leaving.getOrDefault(address, CompletableFuture.completedFuture(null)));
        try {
            connectors.start(association, saved -> saved.forEach(association.connector()::takeUp));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        servers.put(address, association);
        awaited.release(address).forEach(association.connector()::processDatagram);
        return association.server().orElseThrow();
    }

    private Association associate(InetSocketAddress address, Credentials credentials, String label) {
        var peer = new Peer(address, ServerIdentity.of(address, credentials));
        var handshakes = new Handshakes(Integer.MAX_VALUE, refusals, (where, principal) -> connectors
                .events()
                .established(peer));
        var connector = connectors.of(configurations.forServer(address, credentials, handshakes));
        return Association.withServer(connector, peer, credentials.terms().serverName(), label);
    }

    synchronized void end(Peer peer) {
        var association = servers.get(peer.address());
        if (association != null && association.server().orElseThrow().equals(peer)) {
            servers.remove(peer.address());
            end(association);
        }
    }

    private void end(Association association) {
        var connector = association.connector();
        var address = association.server().orElseThrow().address();
        if (connector.getSessionByAddress(address) == null) {
            connector.destroy();
            return;
        }
        var gone = new CompletableFuture<Void>();
        leaving.put(address, gone);
        connector.close(address);
        // After its farewell, which waits in the same queue.
        connectors.afterwards(connector, () -> {
            connector.destroy();
            leaving.remove(address, gone);
            gone.complete(null);
        });
    }

    synchronized void stop() {
        servers.values().forEach(association -> connectors.stop(association, () -> {}));
        servers.clear();
        awaited.giveUp();
    }
}
