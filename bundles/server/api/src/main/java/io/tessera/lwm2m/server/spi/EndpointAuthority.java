// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.spi;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.transport.Peer;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides which Endpoint Client Name a peer may register as (Core 1.2, 6.2.1 and 7.5): a service, optional. Without one
 * an anonymous peer may take any name, and a peer that proved an identity by PSK or certificate the name of that identity
 * alone. One with a raw public key needs an authority.
 */
@FunctionalInterface
@ConsumerType
public interface EndpointAuthority {

    /** What counts where there is no such service. */
    EndpointAuthority BY_IDENTITY = ProvedName::of;

    /**
     * The name that the peer registers as, or is provisioned as.
     *
     * @param claimed what it said; empty if it left that to its credentials
     * @throws RequestRefused with 4.00 if the name is not that of its credentials, 4.03 if it may not register
     */
    String endpointOf(Optional<String> claimed, Peer peer) throws RequestRefused;
}
