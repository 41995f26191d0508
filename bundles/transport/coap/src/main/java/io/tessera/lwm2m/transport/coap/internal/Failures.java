// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport.coap.internal;

import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.NoAnswer.Reason;
import java.net.InetSocketAddress;
import org.eclipse.californium.scandium.dtls.DtlsHandshakeTimeoutException;
import org.eclipse.californium.scandium.dtls.HandshakeException;

/** What it means for a request that it couldn't be sent. */
final class Failures {

    /** The first flight of a handshake that says who we are (RFC 6347, 4.2.4). */
    private static final int PROOF = 5;

    private Failures() {}

    static NoAnswer of(InetSocketAddress peer, Throwable error) {
        if (error instanceof HandshakeException refused) {
            // An alert that was received is told as such to the listener; here it only says why.
            var alert = refused.getAlert();
            boolean isReceived = refused.getMessage().startsWith("Received ");
            return new NoAnswer(
                    Reason.SECURITY,
                    "%s: the handshake failed: %s".formatted(peer, refused.getMessage()),
                    alert == null ? null : DtlsConnector.alert(alert, isReceived));
        }
        if (error instanceof DtlsHandshakeTimeoutException timeout) {
            // Who doesn't like our key is silent (RFC 6347, 4.1.2.7): it could be tried out otherwise.
            boolean isProof = timeout.getFlightNumber() >= PROOF;
            return new NoAnswer(
                    isProof ? Reason.SECURITY : Reason.TIMEOUT,
                    peer
                            + (isProof
                                    ? ": no response to our proof; perhaps the key or the identity is wrong"
                                    : ": no response to the handshake"));
        }
        return new NoAnswer(Reason.UNREACHABLE, peer + ": could not be sent: " + error.getMessage());
    }
}
