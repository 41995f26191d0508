// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/** Receives what comes in at an {@link Endpoint}. Called on a thread of the transport: hand over at once. */
@ConsumerType
public interface EndpointListener {

    /** A request came in. Not answering it is allowed: the peer then hears nothing but an acknowledgement. */
    void request(Exchange exchange);

    /**
     * A notification came in.
     *
     * @return whether anybody here still wants it; if not, the peer gets a Reset and ends the observation (RFC 7641,
     *     3.6)
     */
    boolean notification(Peer peer, Token token, Response notification);

    /**
     * The request that an observation began with, whichever end sent it. The transport asks when a notification doesn't
     * fit into one message, since the other parts of it are asked for by path.
     *
     * @return as it was sent or received; empty if it isn't known here. The transport then makes do with what it has
     *     seen itself since it was started.
     */
    default Optional<Request> observation(Peer peer, Token token) {
        return Optional.empty();
    }

    /**
     * The first piece of a request came in whose body comes in several. The listener may take the body as it comes;
     * otherwise the transport puts it together, up to its limit, and hands over all of it by {@link #request}.
     *
     * @param head the request without its body
     * @param size of the body in all, in bytes, if the peer says so; otherwise -1. Nothing is to be relied on
     * @return what takes the body, the first piece of it too; empty: nothing special; fails with {@link
     *     io.tessera.lwm2m.model.RequestRefused}: that is the answer, and nothing of the body is taken
     */
    default CompletionStage<Optional<RequestSink>> upload(Peer peer, Request head, long size) {
        return CompletableFuture.completedStage(Optional.empty());
    }

    /**
     * The secure association with a peer was made anew, by a full handshake: what is above it begins anew, too. It isn't
     * told when a session is resumed, nor when a peer goes on from another address with its Connection ID: messages then
     * come from a peer of the same identity with another address.
     */
    default void newAssociation(Peer peer) {}

    /**
     * A handshake with a peer failed, or the association with it ended.
     *
     * @param peer anonymous if it hadn't proved yet who it is, and this end didn't begin
     */
    default void alert(Peer peer, Alert alert) {}
}
