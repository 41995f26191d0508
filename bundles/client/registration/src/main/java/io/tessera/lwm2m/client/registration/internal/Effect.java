// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.client.spi.Registration;

/** What a step of the state machine asks for. A request replaces the one in flight, a timer the one that runs. */
sealed interface Effect {

    record Register(Version version) implements Effect {}

    /** As {@link Register}, with the object list in any case. */
    record RegisterInFull(Version version) implements Effect {}

    record Update() implements Effect {}

    record Deregister() implements Effect {}

    /** Keep in the session how the client stands, until an answer says more. */
    record Keep(Registration.Status status, String why) implements Effect {}

    /** Keep in the session that registering failed, which may ask for a bootstrap. */
    record Fail(String why) implements Effect {}

    /** Due after /1/x/14. */
    record InitialDelay() implements Effect {}

    /**
     * Due when it is time for another attempt.
     *
     * @param attempt how many failed so far, 1 or more
     */
    record RetryAfter(int attempt) implements Effect {}

    /** Due well before the lifetime ends; never if it doesn't end. */
    record RefreshInTime() implements Effect {}

    /** Due very soon: when an answer that is on its way has left. */
    record DueSoon() implements Effect {}

    /** Due when the account may be used again, after /1/x/5; that time is kept in the session. */
    record DueWhenEnabled() implements Effect {}
}
