// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import io.tessera.lwm2m.client.spi.Registration.Status;

/** How the client stands with one server (Core 1.2, 6.2): no clock, no socket, no thread. */
sealed interface State
        permits State.Queued,
                State.Delayed,
                State.Waiting,
                Registering,
                State.Registered,
                State.Updating,
                State.Disabling,
                State.Disabled,
                State.Ended {

    Step on(Event event);

    /** Where it stands in the order of registrations; once settled, for ever. */
    default Order.Standing standing(Order.Standing before, Event cause) {
        boolean tellsNothing = before == Order.Standing.SETTLED || cause instanceof Event.Cancelled;
        if (tellsNothing || this instanceof Queued) {
            return before;
        }
        if (this instanceof Waiting) {
            return Order.Standing.FAILED;
        }
        if (this instanceof Delayed || this instanceof Registering) {
            return before == Order.Standing.WAITING ? Order.Standing.TRYING : before;
        }
        return Order.Standing.SETTLED;
    }

    /** Sends a Register. */
    static Step register(Version version, int attempt, String why) {
        return Step.to(
                new Registering(version, attempt),
                new Effect.Keep(Status.REGISTERING, why),
                new Effect.Register(version));
    }

    /** Waits for the next attempt. */
    static Step retry(Version version, int failed, Effect keep) {
        return Step.to(new Waiting(version, failed), keep, new Effect.RetryAfter(failed));
    }

    private static Step update(Version version) {
        return Step.to(new Updating(version, false), new Effect.Update());
    }

    private static Step end() {
        return Step.to(new Ended(), new Effect.Deregister(), new Effect.Keep(Status.UNREGISTERED, ""));
    }

    /** Not registered; others come first (6.2.1.1). */
    record Queued(Version version) implements State {
        @Override
        public Step on(Event event) {
            if (event instanceof Event.Turn) {
                return Step.to(new Delayed(version), new Effect.InitialDelay());
            }
            return event instanceof Event.Ended ? Step.to(new Ended()) : Step.to(this);
        }
    }

    /** Not registered; the first attempt is due later, whatever happens to the transport. */
    record Delayed(Version version) implements State {
        @Override
        public Step on(Event event) {
            if (event instanceof Event.Due) {
                return register(version, 0, "");
            }
            return event instanceof Event.Ended ? Step.to(new Ended()) : Step.to(this);
        }
    }

    /**
     * Not registered; an attempt is due later.
     *
     * @param failed attempts so far
     */
    record Waiting(Version version, int failed) implements State {
        @Override
        public Step on(Event event) {
            if (event instanceof Event.Due) {
                return register(version, failed, "");
            }
            if (event instanceof Event.Connected || event instanceof Event.Moved) {
                return register(version, 0, "");
            }
            if (event instanceof Event.Exhausted) {
                return Step.to(this, new Effect.Fail("every attempt to register failed"));
            }
            return event instanceof Event.Ended ? Step.to(new Ended()) : Step.to(this);
        }
    }

    /**
     * The server accepted the Register, and every Update since.
     *
     * @param held whether an Update waits for messages to be sent again
     */
    record Registered(Version version, boolean held) implements State {
        @Override
        public Step on(Event event) {
            if (event instanceof Event.Due || event instanceof Event.Outdated) {
                return update(version);
            }
            if (event instanceof Event.Connected && held) {
                return update(version);
            }
            if (event instanceof Event.Moved) {
                return register(version, 0, "");
            }
            if (event instanceof Event.Disabled) {
                return Step.to(new Disabling(version, false), new Effect.DueSoon());
            }
            return event instanceof Event.Ended ? end() : Step.to(this);
        }
    }

    /**
     * An Update is in flight.
     *
     * @param again whether it is outdated by now
     */
    record Updating(Version version, boolean again) implements State {
        @Override
        public Step on(Event event) {
            if (event instanceof Event.Accepted) {
                return again ? update(version) : Step.to(new Registered(version, false), new Effect.RefreshInTime());
            }
            if (event instanceof Event.Refused refused) {
                return register(version, 0, "Update answered with " + refused.code());
            }
            if (event instanceof Event.Unanswered) {
                return register(version, 0, "no answer to Update");
            }
            if (event instanceof Event.Cancelled) {
                return Step.to(new Registered(version, true), new Effect.RetryAfter(RetryTimes.QUICK));
            }
            if (event instanceof Event.Outdated) {
                return Step.to(new Updating(version, true));
            }
            return new Registered(version, false).on(event);
        }
    }

    /**
     * Disable was executed: first its answer leaves, then a De-register goes out.
     *
     * @param leaving whether the De-register is in flight
     */
    record Disabling(Version version, boolean leaving) implements State {
        @Override
        public Step on(Event event) {
            if (event instanceof Event.Due && !leaving) {
                return Step.to(new Disabling(version, true), new Effect.Deregister());
            }
            if (event instanceof Event.Accepted
                    || event instanceof Event.Refused
                    || event instanceof Event.Unanswered
                    || event instanceof Event.Cancelled) {
                return Step.to(new Disabled(version), new Effect.DueWhenEnabled());
            }
            return event instanceof Event.Ended ? end() : Step.to(this);
        }
    }

    /** Away until the time is over. */
    record Disabled(Version version) implements State {
        @Override
        public Step on(Event event) {
            if (event instanceof Event.Due) {
                return register(version, 0, "");
            }
            return event instanceof Event.Ended ? Step.to(new Ended()) : Step.to(this);
        }
    }

    /** Nothing comes after. */
    record Ended() implements State {
        @Override
        public Step on(Event event) {
            return Step.to(this);
        }
    }
}
