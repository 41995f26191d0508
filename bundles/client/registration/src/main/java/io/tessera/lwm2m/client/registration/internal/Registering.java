// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.client.spi.Registration.Status;
import io.tessera.lwm2m.model.ResponseCode;

/**
 * A Register is in flight.
 *
 * @param failed attempts before this one
 */
record Registering(Version version, int failed) implements State {
    @Override
    public Step on(Event event) {
        if (event instanceof Event.Accepted) {
            return Step.to(new Registered(version, false), new Effect.RefreshInTime());
        }
        if (event instanceof Event.Refused refused) {
            return refused(refused.code());
        }
        if (event instanceof Event.ProfileUnknown) {
            return Step.to(this, new Effect.RegisterInFull(version));
        }
        if (event instanceof Event.Unanswered) {
            return State.retry(version, failed + 1, new Effect.Keep(Status.FAILED, "no answer to Register"));
        }
        if (event instanceof Event.Cancelled) {
            return Step.to(new Waiting(version, failed + 1), new Effect.RetryAfter(failed + 1));
        }
        if (event instanceof Event.Moved) {
            return State.register(version, 0, "");
        }
        return event instanceof Event.Ended ? Step.to(new Ended()) : Step.to(this);
    }

    private Step refused(ResponseCode code) {
        var lower = version.lower();
        if (code == ResponseCode.PRECONDITION_FAILED && lower.isPresent()) {
            return State.register(lower.get(), failed, "LwM2M " + version + " refused");
        }
        var why = "Register answered with " + code;
        if (isPassing(code)) {
            return State.retry(version, failed + 1, new Effect.Keep(Status.FAILED, why));
        }
        return State.retry(version, Math.max(failed, RetryTimes.QUICK) + 1, new Effect.Fail(why));
    }

    /** What a server answers that is about to start, or has too much to do. */
    private static boolean isPassing(ResponseCode code) {
        return switch (code) {
            case NOT_FOUND, TOO_MANY_REQUESTS, INTERNAL_SERVER_ERROR, SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT -> true;
            default -> false;
        };
    }
}
