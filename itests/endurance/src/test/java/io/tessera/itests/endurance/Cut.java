// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a bootstrap is cut off.
 *
 * @param message of the Bootstrap-Server's, counted from 0
 * @param afterMillis how long after a message was sent: for {@link Kind#UNDER_WAY}
 */
record Cut(int message, Kind kind, long afterMillis) {

    enum Kind {
        /** The message is lost, after the one before was answered. */
        REQUEST_LOST,
        /** The message is answered, and that is lost. */
        ANSWER_LOST,
        /** The client may be about to handle the message. */
        UNDER_WAY
    }

    /** Each message, in both directions. */
    static List<Cut> all(int messages) {
        var cuts = new ArrayList<Cut>();
        for (int message = 0; message < messages; message++) {
            cuts.add(new Cut(message, Kind.REQUEST_LOST, 0));
            cuts.add(new Cut(message, Kind.ANSWER_LOST, 0));
        }
        return cuts;
    }

    boolean has(Kind other) {
        return kind == other;
    }

    @Override
    public String toString() {
        return "message %d %s".formatted(message, kind);
    }
}
