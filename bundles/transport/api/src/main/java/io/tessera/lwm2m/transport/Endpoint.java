// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One local address at which requests are sent and received. Provided as a service by a binding, with the service
 * properties {@link #NAME} and {@link #SCHEME}. It keeps nothing that its user would miss: when the service is
 * replaced, its user goes on with the next one of the same name.
 */
@ProviderType
public interface Endpoint {

    /** Service property: the name by which a client or server chooses its endpoint. */
    String NAME = "lwm2m.endpoint";

    /** Service property: the URI schemes that it serves, such as {@code coap}. */
    String SCHEME = "lwm2m.scheme";

    /** Where it listens; the port is the one really bound. */
    InetSocketAddress localAddress();

    /**
     * Hands what comes in to a listener from now on. Until there is one, requests are not answered, so that peers send
     * them again.
     *
     * @return ends it
     * @throws IllegalStateException if there is a listener already
     */
    AutoCloseable listen(EndpointListener listener);

    /**
     * Makes credentials known for a peer that this end will connect to. The handshake comes with the first request; an
     * association that was carried over from an earlier endpoint, or from before a restart, is taken up again. Other
     * credentials than those in force end the association; the same ones change nothing.
     *
     * @param address resolved
     * @return to send to; what comes in over this association comes from a peer that equals it
     * @throws IllegalArgumentException if this endpoint can't use credentials of that kind, or none of their cipher
     *     suites
     */
    Peer useCredentials(InetSocketAddress address, Credentials credentials);

    /**
     * Ends the association with a peer in good order (close_notify), and forgets the credentials that were given for it.
     * Does nothing without one. {@link #useCredentials} with the same credentials begins a new one.
     */
    default void endAssociation(Peer peer) {}

    /**
     * Ends all associations that peers have begun with this identity, and forgets their sessions: after its credentials
     * were changed or taken away.
     *
     * @param identity a {@link Identity.Certificate} with a name alone means all certificates that have it, as the common
     *     name or in the subject alternative name
     */
    default void endAssociations(Identity identity) {}

    /**
     * Sends a request.
     *
     * @return the response, of whatever code; fails with {@link NoAnswer}
     */
    CompletionStage<Response> send(Peer peer, Request request);

    /**
     * Sends a request whose response may be too large to be held at once, and asks for one part of that. The caller asks
     * for the next one, at the offset behind it, until {@link Part#isLast}; and looks whether the parts belong together.
     *
     * @param request without a payload
     * @param offset where the part shall begin: 0, where another part ended, or a multiple of 1024
     * @return the part, or a response of any other code; fails with {@link NoAnswer}
     */
    default CompletionStage<Part> sendForPart(Peer peer, Request request, long offset) {
        return send(peer, request).thenApply(Part::whole);
    }

    /**
     * Sends a notification of an observation that the peer asked for with this token.
     *
     * @param notification with its {@link Response#observe sequence number}; without one it is the last (RFC 7641, 3.2)
     * @param delivery is told what became of it; for a non-confirmable one perhaps twice
     */
    void notify(Peer peer, Token token, Response notification, boolean confirmable, Consumer<Delivery> delivery);
}
