// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.credentials;

import io.tessera.lwm2m.transport.Identity;
import org.osgi.annotation.versioning.ConsumerType;

/** Is told when somebody changes what {@link ClientCredentials} knows: register it as a service (whiteboard). */
@ConsumerType
public interface CredentialsListener {

    /**
     * Something came, went or became something else; {@link ClientCredentials#all} has what there is now. Called on the
     * thread that changes it, which it may not hold up, and perhaps more than once for a change.
     *
     * @param identity whose; never with a key
     */
    void changed(Identity identity);
}
