// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

/** What became of a notification. */
public enum Delivery {
    /** Sent; non-confirmable, so nobody says more. */
    SENT,
    /** The peer acknowledged it. */
    ACKNOWLEDGED,
    /** The peer answered with a Reset: it doesn't want any more of this observation. May come after {@link #SENT}. */
    REJECTED,
    /** The peer didn't acknowledge it, after all retransmissions. */
    TIMED_OUT,
    /** It couldn't be sent: no route, no association, or the endpoint was closed. */
    FAILED
}
