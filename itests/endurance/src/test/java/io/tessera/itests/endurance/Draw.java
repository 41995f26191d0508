// SPDX-License-Identifier: EPL-2.0
package io.tessera.itests.endurance;

import java.util.Random;

/**
 * What happens in one life of the gateway.
 *
 * @param afterMillis when it is killed: after the launch where it is killed while it starts, else after it was heard, or
 *     after it was ready where nobody listens
 */
record Draw(Kind kind, long afterMillis) {

    /** A gateway takes about two seconds to start. */
    private static final int START_MILLIS = 2500;

    private static final int LIFE_MILLIS = 2500;

    enum Kind {
        /** Killed while it starts. */
        STARTING,
        /** The server answers all the time. */
        HEARD,
        /** The server gets all notifications, but none of its acknowledgements arrives. */
        UNACKNOWLEDGED,
        /** The server answers until the middle, then it is away. */
        LEFT_ALONE,
        /** The server is away all the time. */
        ALONE,
        /** Nothing can be written when it is killed; never drawn. */
        DISK_FULL
    }

    static Draw of(Random random) {
        int percent = random.nextInt(100);
        if (percent < 25) {
            return new Draw(Kind.STARTING, random.nextInt(START_MILLIS));
        }
        return new Draw(kind(percent), random.nextInt(LIFE_MILLIS));
    }

    private static Kind kind(int percent) {
        if (percent < 55) {
            return Kind.HEARD;
        }
        if (percent < 70) {
            return Kind.UNACKNOWLEDGED;
        }
        return percent < 85 ? Kind.LEFT_ALONE : Kind.ALONE;
    }
}
