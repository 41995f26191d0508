// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client;

/**
 * What became of a Send to one server (Core 1.2, 6.4.6).
 *
 * @param shortServerId to which server
 * @param status what became of it
 * @param detail for a person to read: the server's response code and diagnostic, or why nothing was sent; may be empty
 */
public record SendOutcome(int shortServerId, Status status, String detail) {

    public enum Status {
        /** 2.04: the server has it. */
        ACCEPTED,
        /** The server answered with an error: 4.00, or 4.04 for what isn't registered there. */
        REFUSED,
        /** The server didn't answer. It may have it or not. */
        NO_ANSWER,
        /** Nothing was sent: the client isn't registered there, or hasn't yet told the server where it is. */
        NOT_REGISTERED,
        /** Nothing was sent: /1/x/23 isn't false. */
        MUTED,
        /** Nothing was sent: the server speaks LwM2M 1.0, which has no Send. */
        UNSUPPORTED,
        /** Nothing was sent: there is nothing at these paths that the server may read. */
        NOTHING_READABLE
    }
}
