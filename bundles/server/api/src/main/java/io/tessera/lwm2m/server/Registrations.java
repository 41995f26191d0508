// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import java.util.Collection;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Who is registered right now. Any thread may ask; answers are values that no later change touches. */
@ProviderType
public interface Registrations {

    /** All of them, in no order, as they are at this moment. */
    Collection<Registration> all();

    /** That of an Endpoint Client Name; there is never more than one. */
    Optional<Registration> byEndpoint(String endpoint);

    /** That of a location {@code /rd/<id>}. */
    Optional<Registration> byId(String id);
}
