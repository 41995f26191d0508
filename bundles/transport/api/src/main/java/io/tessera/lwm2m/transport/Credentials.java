// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

import java.security.PublicKey;
import java.util.Arrays;

/**
 * What this end proves itself with to one peer, and how it knows that peer: the Security Mode of /0/x/2 with its keys
 * (Core 1.2, appendix E.1). Keys are never part of {@link #toString()}.
 */
public sealed interface Credentials {

    /** What the handshake is bound to besides the keys. */
    HandshakeTerms terms();

    /** Security Mode 3: neither end proves anything. */
    record NoSecurity() implements Credentials {

        /** The one that there is. */
        public static final NoSecurity INSTANCE = new NoSecurity();

        @Override
        public HandshakeTerms terms() {
            return HandshakeTerms.ANY;
        }
    }

    /** Security Mode 0: a key that both ends know. Compares by identity text and key object; never shows the key. */
    final class PreSharedKey implements Credentials {

        private static final int LONGEST = 64;

        private final String identity;
        private final byte[] key;
        private final HandshakeTerms terms;

        /**
         * @param identity the PSK identity, at most 128 bytes in UTF-8
         * @param key 1 to 64 bytes; copied
         */
        public PreSharedKey(String identity, byte[] key) {
            this(identity, key, HandshakeTerms.ANY);
        }

        /** @throws IllegalArgumentException if the key is empty or too long */
        public PreSharedKey(String identity, byte[] key, HandshakeTerms terms) {
            if (key.length == 0 || key.length > LONGEST) {
                throw new IllegalArgumentException(
                        "The key of %s has %d bytes; it must have 1 to %d".formatted(identity, key.length, LONGEST));
            }
            this.identity = identity;
            this.key = key.clone();
            this.terms = terms;
        }

        public String identity() {
            return identity;
        }

        /** A copy of the key: to be overwritten when it has served. */
        public byte[] key() {
            return key.clone();
        }

        /** Overwrites the key; nothing can be proved with it any more. */
        public void destroy() {
            Arrays.fill(key, (byte) 0);
        }

        @Override
        public HandshakeTerms terms() {
            return terms;
        }

        @Override
        public String toString() {
            return "PreSharedKey[" + identity + "]";
        }
    }

    /**
     * Security Mode 1: a key pair each, and each end knows the other's public key.
     *
     * @param own /0/x/3 and /0/x/5
     * @param server /0/x/4
     */
    record RawPublicKey(OwnKey own, PublicKey server, HandshakeTerms terms) implements Credentials {

        @Override
        public String toString() {
            return "RawPublicKey[" + own + "]";
        }
    }

    /**
     * Security Mode 2: certificates.
     *
     * @param own /0/x/3 and /0/x/5; with a certificate
     * @param server how the server's certificate is told from others: /0/x/4, /0/x/13, /0/x/15
     */
    record Certificate(OwnKey own, ExpectedCertificate server, HandshakeTerms terms) implements Credentials {

        public Certificate {
            if (own.chain().isEmpty()) {
                throw new IllegalArgumentException("There is no certificate for " + own);
            }
        }

        @Override
        public String toString() {
            return "Certificate[" + own + ", " + server + "]";
        }
    }
}
