// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials.internal;

import io.tessera.lwm2m.server.credentials.KnownClient;
import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * A known client with its key.
 *
 * @param key present with a PSK identity, and only then
 */
record Entry(KnownClient client, Optional<Credentials.PreSharedKey> key) {

    static Entry of(Credentials.PreSharedKey key, List<String> endpoints, boolean configured) {
        var own = new Credentials.PreSharedKey(key.identity(), key.key());
        var client = new KnownClient(new Identity.PreSharedKey(key.identity()), endpoints, configured);
        return new Entry(client, Optional.of(own));
    }

    /** @throws IllegalArgumentException if the identity can't do without a key */
    static Entry of(Identity identity, List<String> endpoints, boolean configured) {
        if (identity instanceof Identity.PreSharedKey) {
            throw new IllegalArgumentException("A PSK identity comes with its key");
        }
        return new Entry(new KnownClient(normal(identity), endpoints, configured), Optional.empty());
    }

    /** The identity as it is looked up: of a certificate one name alone. */
    static Identity normal(Identity identity) {
        return identity instanceof Identity.Certificate certificate
                ? new Identity.Certificate(certificate.name())
                : identity;
    }

    Identity identity() {
        return client.identity();
    }

    /** Whether it is this entry that a peer who proved this identity is known by. */
    boolean covers(Identity proved) {
        if (!(proved instanceof Identity.Certificate certificate)) {
            return proved.equals(identity());
        }
        return normal(proved).equals(identity())
                || certificate.alternativeNames().stream()
                        .map(Identity.Certificate::new)
                        .anyMatch(identity()::equals);
    }

    /** Whether it lets everybody in, under each name, whom another one let in. */
    boolean grantsAllOf(Entry other) {
        return client.endpoints().containsAll(other.client.endpoints()) && hasKeyOf(other);
    }

    private boolean hasKeyOf(Entry other) {
        if (key.isEmpty() || other.key.isEmpty()) {
            return key.isEmpty() && other.key.isEmpty();
        }
        return MessageDigest.isEqual(key.get().key(), other.key.get().key());
    }

    /** For one handshake: whoever gets it may overwrite it. */
    Optional<Credentials.PreSharedKey> copyOfKey() {
        return key.map(own -> new Credentials.PreSharedKey(own.identity(), own.key()));
    }

    /** Overwrites the key: the entry has served. */
    void destroy() {
        key.ifPresent(Credentials.PreSharedKey::destroy);
    }
}
