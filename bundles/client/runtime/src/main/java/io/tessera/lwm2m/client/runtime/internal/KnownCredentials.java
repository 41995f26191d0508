// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.transport.Credentials;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * The credentials of each Security Instance: the same ones as long as it, or another in its place, holds the same, so that
 * an account that has not changed equals itself. Only on the engine.
 */
final class KnownCredentials {

    private record Known(InstanceValues source, URI uri, Credentials credentials) {

        boolean isFor(InstanceValues security, URI itsUri) {
            return source.values().equals(security.values()) && uri.equals(itsUri);
        }
    }

    private final Map<Integer, Known> byInstance = new HashMap<>();

    /** @throws IllegalArgumentException if they can't be used; the message never has a key in it */
    Credentials of(InstanceValues security, URI uri) {
        var known = byInstance.values().stream()
                .filter(each -> each.isFor(security, uri))
                .findFirst();
        var credentials = known.isPresent() ? known.get().credentials() : SecurityInstance.credentials(security, uri);
        byInstance.put(security.id(), new Known(security, uri, credentials));
        return credentials;
    }
}
