// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

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
    record PublicKey(String fingerprint) implements Identity {}

    /** @param name the subject's common name, or the name of the subject alternative name that was matched */
    record Certificate(String name) implements Identity {}
}
