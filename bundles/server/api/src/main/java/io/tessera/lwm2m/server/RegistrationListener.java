// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told who comes, stays and goes: register it as a service (whiteboard). Called by one thread at a time, in the order
 * of what happened; it may take its time, since nobody else waits for it, but what it leaves undone for too long
 * is dropped. A listener that comes late is told nothing of before: it asks {@link Registrations}.
 */
@ConsumerType
public interface RegistrationListener {

    /** Why a registration ended. */
    enum Reason {
        /** The client de-registered. */
        DEREGISTERED,
        /** Its lifetime ended without an Update. */
        EXPIRED,
        /** The client registered again; {@link #registered} with the new one follows at once. */
        REPLACED,
        /**
         * The credentials that it was made with were taken away or replaced, or are no longer those of the endpoint; or the
         * certificate was revoked that its association was made with.
         */
        REVOKED
    }

    /** A client registered, and has its answer. */
    default void registered(Registration registration) {}

    /** A client updated its registration, and has its answer. */
    default void updated(Registration before, Registration now) {}

    /** A registration ended, and with it all its observations. */
    default void deregistered(Registration registration, Reason reason) {}
}
