// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials;

import io.tessera.lwm2m.transport.Credentials;
import io.tessera.lwm2m.transport.Identity;
import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who may connect and register (Core 1.2, 6.2.1; Transport 1.2, 5.2): a service for what provisions clients. What is put
 * here outlives a restart, encrypted; keys can be put but not read. Any thread may call it.
 */
@ProviderType
public interface ClientCredentials {

    /** All that are known, in no order. */
    Collection<KnownClient> all();

    /**
     * Lets clients in that have a key, in the place of what the identity had before. Associations and
     * registrations that were made with another key end, and so do registrations of endpoints that are no longer its.
     *
     * @param endpoints see {@link KnownClient#endpoints}
     * @throws IllegalArgumentException if there is no endpoint
     * @throws IllegalStateException if the identity comes from the configuration
     */
    void put(Credentials.PreSharedKey key, List<String> endpoints);

    /**
     * Lets clients in that have this public key, or a certificate with this name (the common name, or a name of the
     * subject alternative name) from a trusted authority.
     *
     * @param identity a {@link Identity.PublicKey} or a {@link Identity.Certificate}
     * @throws IllegalArgumentException if there is no endpoint, or it is an identity of another kind
     * @throws IllegalStateException if the identity comes from the configuration
     */
    void put(Identity identity, List<String> endpoints);

    /**
     * Lets nobody in with that identity any more, and ends the associations and the registrations that were made with it.
     *
     * @return whether there was one
     * @throws IllegalStateException if the identity comes from the configuration
     */
    boolean remove(Identity identity);
}
