// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** The LwM2M Bootstrap-Server (Core 1.2, 6.1): a service. Any thread may call; nothing blocks. */
@ProviderType
public interface BootstrapServer {

    /** How a bootstrap that the server wished was begun. */
    enum Begun {
        /** The device is registered here and was told to ask for it (Execute on /1/x/9). */
        ASKED,
        /** The device was sent the operations unasked, as in 1.0, to where it was heard last. */
        PUSHED
    }

    /** The newest session of each endpoint, by endpoint; those of before the last restart too. */
    Collection<BootstrapSession> all();

    /** The newest sessions of an endpoint, newest first; of those before the last restart only the newest. */
    List<BootstrapSession> sessions(String endpoint);

    /** A session by its id. */
    default Optional<BootstrapSession> session(String endpoint, long id) {
        return sessions(endpoint).stream().filter(one -> one.id() == id).findFirst();
    }

    /**
     * Begins the bootstrap of a device (6.1.3.4). A device that is registered at the LwM2M Server of this framework is told
     * to ask for it; one that isn't is sent the operations at once, if it was heard since the last restart.
     *
     * @return completes when it has begun; fails with {@link io.tessera.lwm2m.transport.NoAnswer}, with {@link
     *     io.tessera.lwm2m.server.OperationRefused} if the device refused or there is no configuration for it, with {@link
     *     io.tessera.lwm2m.server.UnknownEndpoint} if nobody knows where it is
     */
    CompletionStage<Begun> bootstrap(String endpoint);

    /**
     * Ends a session that is running. The device goes back to what it had when it hears nothing more.
     *
     * @return whether one was running
     */
    boolean abort(String endpoint);

    /**
     * Forgets all about a device: its sessions and the keys that were drawn for it. Its next bootstrap gives it new keys;
     * until then it goes on with those that it has. Does nothing while a session of it is running.
     *
     * @return whether there was anything
     */
    boolean forget(String endpoint);
}
