// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what became of requests that had to wait for a client in queue mode: register it as a service (whiteboard).
 * The stage of the operation tells the same, unless the server was restarted meanwhile: then this is the only way to know.
 * Called by one thread at a time; it may take its time.
 */
@ConsumerType
public interface QueueListener {

    /** How a request ended. */
    enum End {
        /** The client answered, with whatever code. */
        ANSWERED,
        /** It was sent and not answered, the answer can't be read, or the registration ended. */
        FAILED,
        /** The client wasn't heard in time; nothing was sent. */
        EXPIRED,
        /** Somebody took it back; nothing was sent. */
        CANCELLED
    }

    /**
     * @param answer there if it was answered
     * @param reason why there is none; empty otherwise
     */
    record Outcome(End end, Optional<Answer> answer, String reason) {}

    /** A request couldn't be sent at once, and waits from now on. */
    default void queued(WaitingRequest request) {}

    /** A request waits no more. */
    void finished(WaitingRequest request, Outcome outcome);
}
