// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.platform.keys.KeyProvider;
import io.tessera.lwm2m.transport.OwnKey;
import java.io.IOException;
import java.util.Optional;

/** A private key that a key store of the platform has, for the Security Object. */
final class PlatformKey {

    private PlatformKey() {}

    /** @throws IllegalArgumentException that names the attribute, if it can't be had */
    static OwnKey of(String alias, Optional<KeyProvider> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("keys.target must name a key store that is there");
        }
        try {
            var key = keys.get()
                    .key(alias)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "keyAlias must be that of a private key, but " + alias + " isn't there"));
            if (key.privateKey().getEncoded() == null) {
                throw new IllegalArgumentException(
                        "keyAlias must be that of a key that may leave its store; the Security Object holds it");
            }
            return OwnKey.certified(key.privateKey(), key.chain());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "keys.target must be a key store that can be read: " + e.getMessage(), e);
        }
    }
}
