// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.spi;

import io.tessera.lwm2m.server.Registration;
import java.util.List;
import java.util.UUID;

/**
 * What a server knows of its clients, as values: carried from one runtime to the next when that bundle is replaced.
 *
 * @param origin the runtime that it is of
 * @param registrations all of them
 * @param observations those in force
 */
public record ServerState(UUID origin, List<Registration> registrations, List<Tracked> observations) {

    /** Nothing known. */
    public static final ServerState NONE = new ServerState(new UUID(0, 0), List.of(), List.of());

    public ServerState {
        registrations = List.copyOf(registrations);
        observations = List.copyOf(observations);
    }
}
