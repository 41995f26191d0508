// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Who a peer proved to be. */
public sealed interface Identity {

    /** No security: nothing is proved, only the address is known. */
    record Anonymous() implements Identity {

        /** The one that there is. */
        public static final Anonymous INSTANCE = new Anonymous();
    }

    /** @param identity the PSK identity, in UTF-8 */
    record PreSharedKey(String identity) implements Identity {}

    /** @param fingerprint SHA-256 over the SubjectPublicKeyInfo, in hex */
    record PublicKey(String fingerprint) implements Identity {

        public static PublicKey of(java.security.PublicKey key) {
            try {
                var digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
                return new PublicKey(HexFormat.of().formatHex(digest));
            } catch (NoSuchAlgorithmException e) {
                // Every Java platform has it.
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * @param name the subject's common name; empty where it has none
     * @param alternativeNames the DNS names and URIs of the subject alternative name
     */
    record Certificate(String name, List<String> alternativeNames) implements Identity {

        public Certificate {
            alternativeNames = List.copyOf(alternativeNames);
        }

        /** A certificate with a common name only. */
        public Certificate(String name) {
            this(name, List.of());
        }
    }
}
