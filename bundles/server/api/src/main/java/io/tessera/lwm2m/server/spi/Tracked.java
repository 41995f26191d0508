// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.spi;

import io.tessera.lwm2m.server.Observation;
import io.tessera.lwm2m.transport.Token;

/**
 * An observation as the runtime keeps it. A value: whoever changes it puts the changed one back.
 *
 * @param observation what is observed
 * @param token that notifications carry
 * @param sequence the Observe option of the freshest notification, or {@link #NEVER}
 * @param heard when that came in, in nanoseconds of {@link Server#nanoTime}
 */
public record Tracked(Observation observation, Token token, int sequence, long heard) {

    /** Nothing heard yet. */
    public static final int NEVER = -1;

    /** Nothing heard yet. */
    public Tracked(Observation observation, Token token) {
        this(observation, token, NEVER, 0);
    }

    /** The same after a notification. */
    public Tracked heard(int newSequence, long nanoTime) {
        return new Tracked(observation, token, newSequence, nanoTime);
    }
}
