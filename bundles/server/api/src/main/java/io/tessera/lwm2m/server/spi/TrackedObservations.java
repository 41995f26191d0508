// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.spi;

import io.tessera.lwm2m.transport.Token;
import java.util.Collection;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The observations that are in force, and those that were asked for and not yet answered. A notification of any other
 * token is refused with a Reset. Any thread may ask; changes are made on the endpoint's lane.
 */
@ProviderType
public interface TrackedObservations {

    /** Keeps one, instead of one with the same token. Does nothing if its registration has ended. */
    void put(Tracked tracked);

    Optional<Tracked> get(Token token);

    /** Forgets one. */
    Optional<Tracked> remove(Token token);

    /** Those of one client. */
    Collection<Tracked> of(String endpoint);

    Collection<Tracked> all();

    /** A token of 8 random bytes that none of them has. */
    Token newToken();
}
