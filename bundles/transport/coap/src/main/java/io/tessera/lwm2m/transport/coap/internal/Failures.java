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

    /** Why a handshake failed, for the log. */
    static String why(Throwable error) {
        if (error instanceof HandshakeException refused && isReceived(refused)) {
            return "the peer has refused: "
                    + refused.getAlert().getDescription().getDescription();
        }
        if (error instanceof DtlsHandshakeTimeoutException timeout) {
            boolean isOurs = timeout.getFlightNumber() % 2 == 1;
            return isOurs ? why(timeout) : "the peer has begun a handshake, and is silent now";
        }
        return String.valueOf(error.getMessage());
    }

    private static boolean isReceived(HandshakeException refused) {
        return refused.getAlert() != null
                && String.valueOf(refused.getMessage()).startsWith("Received ");
    }

    private static String why(DtlsHandshakeTimeoutException timeout) {
        // Who doesn't like our key is silent (RFC 6347, 4.1.2.7): it could be tried out otherwise.
        return isProof(timeout)
                ? "no response to our proof; perhaps the key or the identity is wrong"
                : "no response to the handshake";
    }

    private static boolean isProof(DtlsHandshakeTimeoutException timeout) {
        return timeout.getFlightNumber() >= PROOF;
    }

    static NoAnswer of(InetSocketAddress peer, Throwable error) {
        if (error instanceof HandshakeException refused) {
            // An alert that was received is told as such to the listener; here it only says why.
            var alert = refused.getAlert();
            return new NoAnswer(
                    Reason.SECURITY,
                    "%s: the handshake failed: %s".formatted(peer, refused.getMessage()),
                    alert == null ? null : DtlsConnector.alert(alert, isReceived(refused)));
        }
        if (error instanceof DtlsHandshakeTimeoutException timeout) {
            return new NoAnswer(isProof(timeout) ? Reason.SECURITY : Reason.TIMEOUT, peer + ": " + why(timeout));
        }
        return new NoAnswer(Reason.UNREACHABLE, peer + ": could not be sent: " + error.getMessage());
    }
}
