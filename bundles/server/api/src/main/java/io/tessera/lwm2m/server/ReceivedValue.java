// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server;

import io.tessera.lwm2m.model.PathValue;
import java.time.Instant;

/**
 * A value that a client reported.
 *
 * @param value with its whole path, and the time at which it was measured where the client said that
 * @param received when it came in, in one message with others
 * @param source how it came
 */
public record ReceivedValue(PathValue value, Instant received, Source source) {

    /** How a value came. */
    public enum Source {
        /** In a Notify, or in the answer to an Observe. */
        NOTIFICATION,
        /** In a Send. */
        SEND
    }

    private static final long NANOS = 1_000_000_000L;

    /** When it was measured; or, where the client didn't say, when it came in. */
    public Instant time() {
        return value.isTimed()
                ? Instant.ofEpochSecond(Math.floorDiv(value.time(), NANOS), Math.floorMod(value.time(), NANOS))
                : received;
    }
}
