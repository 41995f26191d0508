// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.transport;

/** What became of a notification. */
public enum Delivery {
    /** Sent; non-confirmable, so nobody says more. Of several blocks, the first; the peer may fetch the others or not. */
    SENT,
    /**
     * The peer acknowledged it; and fetched its last block, if it has several and it is known what the peer observes.
     */
    ACKNOWLEDGED,
    /** The peer answered with a Reset: it doesn't want any more of this observation. May come after {@link #SENT}. */
    REJECTED,
    /** The peer didn't acknowledge it, after all retransmissions. */
    TIMED_OUT,
    /** The peer acknowledged its first block, and fetched no more, or not all of the others. */
    INCOMPLETE,
    /**
     * It couldn't be sent: no route, no association, or the endpoint was closed. Or another body took its place before the
     * peer had fetched its last block.
     */
    FAILED
}
