// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.access;

import io.tessera.lwm2m.model.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says what servers may do with Object Instances that no server made: registered as a service by whoever makes them, such
 * as the bridge. A client with several servers makes Access Control Object Instances of what it says, and changes and
 * removes them again; a Bootstrap-Server's own come before. Any thread may call it; it returns at once.
 */
@ConsumerType
public interface AccessPolicy {

    /** By which what was made of it is known after a restart; each has its own, always the same. */
    String name();

    /**
     * What servers may do with an Object Instance, which perhaps isn't there yet.
     *
     * @param client the name of the client that it belongs to
     * @param instance an Object Instance
     * @return empty if it is none of its business
     */
    Optional<AccessGrant> grant(String client, Path instance);

    /**
     * Has it tell from now on that it would answer otherwise than before.
     *
     * @param changed any thread may run it; it returns at once
     * @return ends it
     */
    AutoCloseable listen(Runnable changed);
}
