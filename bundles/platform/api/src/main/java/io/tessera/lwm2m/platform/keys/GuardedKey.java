// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.keys;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and what the other end gets to see of it. Never shows the key.
 *
 * @param privateKey may stay where it is: {@link PrivateKey#getEncoded} is null then, and it can only be used
 * @param chain the certificate of the key first, then those of its authorities; at least one
 */
public record GuardedKey(PrivateKey privateKey, List<X509Certificate> chain) {

    /** @throws IllegalArgumentException if there is no certificate */
    public GuardedKey {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A chain begins with the certificate of the key");
        }
    }

    /** The subject. */
    @Override
    public String toString() {
        return chain.get(0).getSubjectX500Principal().getName();
    }
}
