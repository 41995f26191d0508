// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import java.util.List;

/**
 * What a handshake is bound to besides the keys.
 *
 * @param serverName the DNS name of the server: /0/x/14 where it is set, otherwise the host of /0/x/0 if that is a name.
 *     It is sent to the server (SNI, RFC 6066, 3), and a certificate of usage 0, 1 or 2 must be for it. Empty where the
 *     URI has an address: nothing is sent then, and such a certificate must be for the address.
 * @param cipherSuites the IANA numbers of the only ones that may be used (/0/x/16); empty: all that are sound
 */
public record HandshakeTerms(String serverName, List<Integer> cipherSuites) {

    /** No server name, all suites that are sound. */
    public static final HandshakeTerms ANY = new HandshakeTerms("", List.of());

    public HandshakeTerms {
        cipherSuites = List.copyOf(cipherSuites);
    }

    /** With a server name, and all suites that are sound. */
    public static HandshakeTerms with(String serverName) {
        return new HandshakeTerms(serverName, List.of());
    }
}
