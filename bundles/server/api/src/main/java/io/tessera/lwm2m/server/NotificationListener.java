// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import io.tessera.lwm2m.model.PathValue;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what clients report: register it as a service (whiteboard). Called by one thread at a time, each
 * client's notifications in their order; stale ones (RFC 7641, 3.4) have been left out. It may take its time, since
 * nobody else waits for it; what piles up while it does is dropped, the oldest first.
 */
@ConsumerType
public interface NotificationListener {

    /** Why an observation ended. */
    enum End {
        /** By this server: cancelled or forgotten. */
        CANCELLED,
        /** The client sent an error, such as 4.04 when what was observed is gone. */
        BY_CLIENT,
        /** The registration ended, or the client registered anew and didn't accept the observation again. */
        REGISTRATION
    }

    /** A client notified, or gave the first answer to an Observe. */
    void notification(Notification notification);

    /** An observation is no more. */
    default void ended(Observation observation, End end) {}

    /**
     * A client sent values of its own accord: Send (Core 1.2, 6.4.6).
     *
     * @param values whole paths
     * @param received when it came in; a value may have a time of its own
     */
    default void sent(Registration registration, List<PathValue> values, Instant received) {}
}
