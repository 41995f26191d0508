// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.transport.NoAnswer;
import java.util.concurrent.CompletionException;

/** What happens to a registration. */
sealed interface Event {

    /** The request in flight failed so. */
    static Event of(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean isOurs = cause instanceof NoAnswer none && none.reason() == NoAnswer.Reason.CANCELLED;
        return isOurs ? new Cancelled() : new Unanswered();
    }

    /** It is this server's turn in the order of registrations. */
    record Turn() implements Event {}

    /** The time that the last timer effect asked for is over. */
    record Due() implements Event {}

    /** The server answered the request in flight with 2.xx. */
    record Accepted() implements Event {}

    /** The server answered the request in flight with an error. */
    record Refused(ResponseCode code) implements Event {}

    /** The server refused a Register that named the object list by its Profile ID only. */
    record ProfileUnknown() implements Event {}

    /** As many attempts failed as there are to be. */
    record Exhausted() implements Event {}

    /** The server didn't answer the request in flight. */
    record Unanswered() implements Event {}

    /** The request in flight was given up on our side, as when the transport is replaced: nothing is known. */
    record Cancelled() implements Event {}

    /** What the server was told isn't so any more, or it asked to be told: Update. */
    record Outdated() implements Event {}

    /** Another address, other credentials, or another association: the server must be registered at anew. */
    record Moved() implements Event {}

    /** Messages can be sent again. */
    record Connected() implements Event {}

    /** The server executed Disable. */
    record Disabled() implements Event {}

    /** The account goes, or the client is shut down. */
    record Ended() implements Event {}
}
