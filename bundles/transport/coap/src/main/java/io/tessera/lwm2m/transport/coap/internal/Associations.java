// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.EndpointListener;
import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Peer;
import io.tessera.lwm2m.transport.SecurityStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.util.Filter;
import org.eclipse.californium.scandium.config.DtlsConnectorConfig;
import org.eclipse.californium.scandium.dtls.Connection;

/** All associations of an endpoint: one with each server that it connects to, and those that others have begun. */
final class Associations {

    private final DtlsSettings security;
    private final DtlsConfigurations configurations;
    private final AssociationEvents events;
    private final Workers workers;
    private final KeptAssociations kept;
    private final SendOnlySocket socket;
    private final Map<InetSocketAddress, Association> servers = new ConcurrentHashMap<>();
    private final Map<InetSocketAddress, CompletableFuture<Void>> leaving = new ConcurrentHashMap<>();
    private final Association clients;
    private BiConsumer<Association, RawData> receiver;
    private boolean running;

    Associations(
            DatagramSocket socket,
            Settings settings,
            DtlsSettings security,
            Supplier<SecurityStore> store,
            Supplier<EndpointListener> listener,
            Workers workers,
            KeptAssociations kept) {
        this.security = security;
        events = new AssociationEvents(listener);
        this.workers = workers;
        this.kept = kept;
        try {
            this.socket = new SendOnlySocket(socket);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
        var local = (InetSocketAddress) socket.getLocalSocketAddress();
        configurations = new DtlsConfigurations(settings, security, local);
        var handshakes = new Handshakes(
                security.maxHandshakes(),
                (address, principal) -> events.established(new Peer(address, Identities.of(principal))));
        clients = Association.withClients(
                connector(configurations.forClients(store, handshakes, workers)),
                "clients " + security.connectionIdLength());
        handshakes.slowDownWhen(clients.connector()::isFull);
    }

    private DtlsConnector connector(DtlsConnectorConfig configuration) {
        var connector = new DtlsConnector(configuration, socket);
        connector.setExecutor(workers);
        return connector;
    }

    void receive(BiConsumer<Association, RawData> newReceiver) {
        receiver = newReceiver;
    }

    synchronized void start() throws IOException {
        running = true;
        start(clients);
    }

    private void start(Association association) throws IOException {
        var connector = association.connector();
        connector.setRawDataReceiver(message -> receiver.accept(association, message));
        connector.onAlert((address, alert) -> events.alerted(association, address, alert));
        kept.takeUp(association.label(), connector);
        connector.start();
    }

    /** By whom datagrams of this address are handled. */
    Association of(InetSocketAddress address) {
        var server = servers.get(address);
        return server == null ? clients : server;
    }

    boolean isServer(Peer peer) {
        return servers.containsKey(peer.address());
    }

    synchronized Peer connectTo(InetSocketAddress address, Credentials credentials) {
        if (address.isUnresolved() || address.getPort() == 0) {
            throw new IllegalArgumentException(address + " is no address that can be connected to");
        }
        var label =
                "server %s %s %d".formatted(address, CredentialsDigest.of(credentials), security.connectionIdLength());
        var known = servers.get(address);
        if (known != null && known.label().equals(label)) {
            return known.server().orElseThrow();
        }
        var peer = new Peer(address, ServerIdentity.of(address, credentials));
        var handshakes = new Handshakes(Integer.MAX_VALUE, (where, principal) -> events.established(peer));
        var configuration = configurations.forServer(address, credentials, handshakes);
        var association = Association.withServer(
                connector(configuration), peer, credentials.terms().serverName(), label);
        if (known != null) {
            end(known);
        }
        // A farewell that arrives later than the next handshake would end that.
        association.sendAfter(leaving.getOrDefault(address, CompletableFuture.completedFuture(null)));
        try {
            start(association);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        servers.put(address, association);
        return peer;
    }

    /** The next message begins with a handshake; a short one, if the server remembers. */
    void unanswered(Peer peer) {
        var association = servers.get(peer.address());
        if (association != null) {
            association.connector().forceResumeSessionFor(peer.address());
        }
    }

    synchronized void end(Peer peer) {
        var association = servers.get(peer.address());
        if (association == null) {
            var session = clients.connector().getSessionByAddress(peer.address());
            if (session != null && peer.equals(clients.peer(peer.address(), session.getPeerIdentity()))) {
                clients.connector().close(peer.address());
            }
            return;
        }
        if (association.server().orElseThrow().equals(peer)) {
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
        Filter<Connection> last = connection -> {
            workers.execute(() -> {
                connector.destroy();
                leaving.remove(address, gone);
                gone.complete(null);
            });
            return true;
        };
        connector.startForEach(last);
    }

    void end(Identity identity) {
        Filter<Principal> ended = principal -> identity.equals(Identities.of(principal));
        clients.connector().startTerminateConnectionsForPrincipal(ended);
    }

    /** Ends them for this endpoint, not for the peers: the next endpoint takes them up. */
    synchronized void stop() {
        if (!running) {
            return;
        }
        running = false;
        stop(clients);
        servers.values().forEach(this::stop);
        kept.keep();
        servers.clear();
    }

    private void stop(Association association) {
        association.connector().stop();
        kept.leave(association.label(), association.connector());
        association.connector().destroy();
    }
}
