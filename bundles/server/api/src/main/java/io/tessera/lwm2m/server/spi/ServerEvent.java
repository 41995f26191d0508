// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.spi;

import io.tessera.lwm2m.server.QueueListener.End;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RegistrationListener.Reason;
import io.tessera.lwm2m.server.WaitingRequest;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import java.util.List;
import java.util.Optional;

/** What the interfaces of a server are told of. */
public sealed interface ServerEvent {

    /** The registration that it is about. */
    Registration registration();

    /**
     * A client registered and has its answer.
     *
     * @param lost what was observed under the registration that this one replaces, and is no longer
     */
    record Registered(Registration registration, List<Tracked> lost) implements ServerEvent {

        public Registered {
            lost = List.copyOf(lost);
        }
    }

    /** A client updated its registration and has its answer. */
    record Updated(Registration before, Registration registration) implements ServerEvent {}

    /** A request to a client in queue mode must wait. */
    record Queued(Registration registration, WaitingRequest waiting) implements ServerEvent {}

    /**
     * A request that had to wait for a client in queue mode waits no more.
     *
     * @param response what the client answered, if it did
     * @param end how it ended
     * @param reason why there is no response; empty otherwise
     */
    record Settled(
            Registration registration,
            WaitingRequest waiting,
            Request request,
            Optional<Response> response,
            End end,
            String reason)
            implements ServerEvent {}

    /**
     * A registration ended.
     *
     * @param lost what was observed under it
     */
    record Deregistered(Registration registration, Reason reason, List<Tracked> lost) implements ServerEvent {

        public Deregistered {
            lost = List.copyOf(lost);
        }
    }
}
