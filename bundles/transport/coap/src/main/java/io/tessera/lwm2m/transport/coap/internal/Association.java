// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.Identity;
import io.tessera.lwm2m.transport.Peer;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.californium.elements.DtlsEndpointContext;
import org.eclipse.californium.elements.EndpointContext;
import org.eclipse.californium.elements.EndpointContextMatcher;
import org.eclipse.californium.elements.RawData;
import org.eclipse.californium.elements.exception.EndpointMismatchException;

/**
 * One connector with whom it is for: the one server that this end connects to with certain credentials, or all those
 * who connect to this end. A message goes out only to the identity that it is meant for.
 */
final class Association implements EndpointContextMatcher {

    private final DtlsConnector connector;
    private final Optional<Peer> server;
    private final String serverName;
    private final String label;
    private volatile CompletableFuture<Void> predecessor = CompletableFuture.completedFuture(null);

    private Association(DtlsConnector connector, Optional<Peer> server, String serverName, String label) {
        this.connector = connector;
        this.server = server;
        this.serverName = serverName;
        this.label = label;
        connector.setEndpointContextMatcher(this);
    }

    /** @param label by which its state is found again; changes with the credentials */
    static Association withServer(DtlsConnector connector, Peer server, String serverName, String label) {
        return new Association(connector, Optional.of(server), serverName.isEmpty() ? null : serverName, label);
    }

    static Association withClients(DtlsConnector connector, String label) {
        return new Association(connector, Optional.empty(), null, label);
    }

    DtlsConnector connector() {
        return connector;
    }

    String label() {
        return label;
    }

    /** The server that this is for. */
    Optional<Peer> server() {
        return server;
    }

    /** Nothing is sent until this has come to an end. */
    void sendAfter(CompletableFuture<Void> newPredecessor) {
        predecessor = newPredecessor;
    }

    Peer peer(InetSocketAddress address, Principal principal) {
        return server.orElseGet(
                () -> new Peer(address, principal == null ? Identity.Anonymous.INSTANCE : Identities.of(principal)));
    }

    /** What Scandium says of an association, in our terms. */
    SecureContext context(EndpointContext context) {
        return new SecureContext(peer(context.getPeerAddress(), context.getPeerIdentity()), session(context));
    }

    private static long session(EndpointContext context) {
        var id = context.get(DtlsEndpointContext.KEY_SESSION_ID);
        if (id != null && id.length() >= Long.BYTES) {
            return ByteBuffer.wrap(id.getBytes()).getLong();
        }
        var established = context.get(DtlsEndpointContext.KEY_HANDSHAKE_TIMESTAMP);
        return established == null ? 0 : established;
    }

    void send(RawData message, SecureContext to) {
        if (server.isPresent() && !server.get().equals(to.peer())) {
            message.onError(new EndpointMismatchException(to + " isn't whom the credentials are for"));
            return;
        }
        var outbound = new Outbound(message, this::context).to(new SecureContext(to.peer(), serverName, to.session()));
        if (predecessor.isDone()) {
            send(outbound);
            return;
        }
        predecessor.thenRun(() -> send(outbound));
    }

    private void send(RawData message) {
        try {
            connector.send(message);
        } catch (IllegalStateException | IllegalArgumentException e) {
            // It has been told to the message already.
            return;
        }
    }

    @Override
    public boolean isToBeSent(EndpointContext message, EndpointContext association) {
        if (server.isPresent() || association == null) {
            return true;
        }
        var meant = ((SecureContext) message).peer().identity();
        return meant.equals(Identities.of(association.getPeerIdentity()));
    }

    @Override
    public boolean isResponseRelatedToRequest(EndpointContext request, EndpointContext response) {
        return true;
    }

    @Override
    public Object getEndpointIdentity(EndpointContext context) {
        return context.getPeerAddress();
    }

    @Override
    public String toRelevantState(EndpointContext context) {
        return String.valueOf(context);
    }

    @Override
    public String getName() {
        return label;
    }
}
