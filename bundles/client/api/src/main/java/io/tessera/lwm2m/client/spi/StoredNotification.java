// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.transport.Token;
import java.util.List;

/**
 * A notification that its server hasn't acknowledged yet (Core 1.2, E.2, Resource 6).
 *
 * @param number the order among those of a session that wait
 * @param token of the observation that it belongs to
 * @param time when it was due, milliseconds since the epoch
 * @param values what it says
 */
public record StoredNotification(long number, Token token, long time, List<PathValue> values) {

    public StoredNotification {
        values = List.copyOf(values);
    }
}
