// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where something about an endpoint lies in the store: a hash, so that names of any length and form have a place. */
final class StoreKey {

    private StoreKey() {}

    static String of(String prefix, String endpoint) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(endpoint.getBytes(UTF_8));
            return prefix + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
