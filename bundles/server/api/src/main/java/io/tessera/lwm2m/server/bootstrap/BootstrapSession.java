// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the bootstrap of a device went, or goes. A value: it tells how it was when it was asked for.
 *
 * @param id of this session; later ones have greater ids, over restarts too
 * @param endpoint the Endpoint Client Name
 * @param configuration the name of what the device is provisioned with; empty if there was none for it
 * @param trigger what began it
 * @param address where the device is
 * @param format the Content-Format of what is written, or {@link io.tessera.lwm2m.model.ContentFormat#NONE} as long as
 *     that isn't settled
 * @param started when it began
 * @param ended when it ended; empty as long as it runs
 * @param state where it stands
 * @param reason why it failed or was aborted; empty otherwise
 * @param steps in their order
 */
public record BootstrapSession(
        long id,
        String endpoint,
        String configuration,
        Trigger trigger,
        InetSocketAddress address,
        int format,
        Instant started,
        Optional<Instant> ended,
        State state,
        String reason,
        List<BootstrapStep> steps) {

    /** What began a session. */
    public enum Trigger {
        /** The device asked, by Bootstrap-Request. */
        REQUEST,
        /** The device asked for all in one message, by Bootstrap-Pack-Request. */
        PACK_REQUEST,
        /** The server began, as in 1.0: the device was not asked. */
        PUSH
    }

    /** Where a session stands. */
    public enum State {
        RUNNING,
        /** The device accepted the end, or was sent all in one message. */
        FINISHED,
        /** An operation was refused or not answered, or there was nothing to provision the device with. */
        FAILED,
        /** Ended by us, or by a new session of the same device. */
        ABORTED
    }

    public BootstrapSession {
        steps = List.copyOf(steps);
    }
}
