// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

/** What a bootstrap goes by. */
enum Event {
    /** The client has no server, or fails to register. */
    NEEDED,
    /** A server asks for it (/1/x/9): it isn't put off for what failed before. */
    TRIGGERED,
    /** The time is over that was waited for. */
    DUE,
    /** The Bootstrap-Server asks for something. */
    CONTACT,
    /** The Bootstrap-Server took the request. */
    ACCEPTED,
    /** It refused the request, or didn't answer. */
    FAILED,
    /** It can't do it at the moment, as when it has just started. */
    BUSY,
    /** It has no Bootstrap-Pack, or none that can be used. */
    NO_PACK,
    /** What it wrote is in force, or it isn't needed any more. */
    FINISHED,
    /** There is no Bootstrap-Server any more. */
    GONE
}
