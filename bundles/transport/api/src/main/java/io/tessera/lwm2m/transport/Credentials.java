// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

/** What this end proves itself with, and how it knows the peer: the Security Mode of /0/x/2 with its keys. */
public sealed interface Credentials {

    /** Security Mode 3: neither end proves anything. */
    record NoSecurity() implements Credentials {

        /** The one that there is. */
        public static final NoSecurity INSTANCE = new NoSecurity();
    }

    /** Security Mode 0: a key that both ends know. Compares by identity text and key object; never shows the key. */
    final class PreSharedKey implements Credentials {

        private final String identity;
        private final byte[] key;

        /**
         * @param identity the PSK identity, at most 128 bytes in UTF-8
         * @param key at most 64 bytes; copied
         */
        public PreSharedKey(String identity, byte[] key) {
            this.identity = identity;
            this.key = key.clone();
        }

        public String identity() {
            return identity;
        }

        /** A copy of the key. */
        public byte[] key() {
            return key.clone();
        }

        @Override
        public String toString() {
            return "PreSharedKey[" + identity + "]";
        }
    }
}
