// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials;

import io.tessera.lwm2m.transport.Identity;
import java.util.List;

/**
 * An identity that clients prove, and whose it is. No key is ever part of it.
 *
 * @param identity a PSK identity, a public key, or the name in a certificate
 * @param endpoints the Endpoint Client Names that it may register under: one as a rule, several for what was given to
 *     several devices on purpose; never none
 * @param configured whether it comes from the configuration, where alone it can be changed
 */
public record KnownClient(Identity identity, List<String> endpoints, boolean configured) {

    /** @throws IllegalArgumentException if there is no endpoint, or the identity is anonymous */
    public KnownClient {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty() || endpoints.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("An identity belongs to an endpoint at least, and each has a name");
        }
        if (identity instanceof Identity.Anonymous) {
            throw new IllegalArgumentException("Who proves nothing needs no entry");
        }
    }
}
