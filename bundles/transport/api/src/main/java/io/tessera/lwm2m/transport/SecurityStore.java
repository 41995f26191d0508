// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a secure endpoint asks when a peer begins a handshake: whether that peer is known, and with what this end proves
 * itself. A service; an endpoint uses the one that its {@code securityStore.target} chooses. Without one, it lets nobody
 * in, and only connects to others. It is asked, too, about associations that were kept over a restart, before they are used
 * again.
 *
 * <p>It is called on the transport's threads: answer at once, or later from any thread. A handshake waits for 5 s and
 * fails then. A stage that fails counts as "not known".
 */
@ConsumerType
public interface SecurityStore {

    /**
     * The key of a PSK identity. It isn't kept beyond the handshake. Which identities exist can't be told from the
     * outside: a handshake with an unknown one fails like one with a wrong key.
     *
     * @param serverName the name that the peer called us by (SNI); empty where it didn't
     */
    default CompletionStage<Optional<Credentials.PreSharedKey>> preSharedKey(String identity, String serverName) {
        return CompletableFuture.completedStage(Optional.empty());
    }

    /**
     * Whether a peer with this public key, or with this certificate, may connect. The peer has still to prove that it
     * has the private key; the path of a certificate up to one of the {@link #trustAnchors} and its dates have been
     * checked before this is asked.
     *
     * @param identity a {@link Identity.PublicKey} or a {@link Identity.Certificate}
     * @param chain as presented, the peer's certificate first; empty for a raw public key
     */
    default CompletionStage<Boolean> isKnown(Identity identity, List<X509Certificate> chain) {
        return CompletableFuture.completedStage(false);
    }

    /**
     * With what this end proves itself to peers that have a public key or a certificate. Both kinds are served by a key
     * with a certificate. Asked at each such handshake, so that it may be renewed at any time.
     */
    default Optional<OwnKey> ownKey(String serverName) {
        return Optional.empty();
    }

    /** The authorities whose certificates are accepted from peers. Empty: none is. */
    default List<X509Certificate> trustAnchors() {
        return List.of();
    }
}
