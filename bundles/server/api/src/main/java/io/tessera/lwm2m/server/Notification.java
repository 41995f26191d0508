// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import java.time.Instant;
import java.util.List;

/**
 * What a client told of something observed.
 *
 * @param observation that it belongs to
 * @param code 2.05; or an error, with which the observation has ended
 * @param values whole paths; empty with an error
 * @param received when it came in; a value may have a time of its own
 * @param first whether it is the answer to the Observe itself
 */
public record Notification(
        Observation observation, ResponseCode code, List<PathValue> values, Instant received, boolean first) {

    public Notification {
        values = List.copyOf(values);
    }

    /** The client's Endpoint Client Name. */
    public String endpoint() {
        return observation.endpoint();
    }
}
