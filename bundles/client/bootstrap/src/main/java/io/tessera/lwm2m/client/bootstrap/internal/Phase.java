// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import java.util.List;

/**
 * How far the bootstrap of a client is (Core 1.2, 6.1.3.3): no clock, no socket, no thread. There is one at a time,
 * however many ask for it.
 */
sealed interface Phase {

    Step on(Event event);

    /** @param next where it goes on */
    record Step(Phase next, List<Effect> effects) {

        private static Step to(Phase next, Effect... effects) {
            return new Step(next, List.of(effects));
        }
    }

    /** Nothing to do. */
    record Idle() implements Phase {
        @Override
        public Step on(Event event) {
            return switch (event) {
                case NEEDED, TRIGGERED -> Step.to(new HoldingOff(0), Effect.HOLD_OFF);
                case CONTACT -> Step.to(new Open(0, false), Effect.OPEN);
                default -> Step.to(this);
            };
        }
    }

    /** The Bootstrap-Server may begin by itself before it is asked. */
    record HoldingOff(int failures) implements Phase {
        @Override
        public Step on(Event event) {
            return switch (event) {
                case DUE -> Step.to(new Asking(failures), Effect.ASK);
                case CONTACT -> Step.to(new Open(failures, false), Effect.OPEN);
                case FINISHED, GONE -> Step.to(new Idle(), Effect.REST);
                default -> Step.to(this);
            };
        }
    }

    /** It was asked and didn't answer yet. What it writes may overtake its answer. */
    record Asking(int failures) implements Phase {
        @Override
        public Step on(Event event) {
            return switch (event) {
                case CONTACT, ACCEPTED -> Step.to(new Open(failures, false), Effect.OPEN);
                case NO_PACK -> Step.to(this, Effect.REQUEST);
                case FAILED -> Step.to(new Waiting(failures + 1), Effect.RETRY);
                case BUSY -> Step.to(new Waiting(failures + 1), Effect.RETRY_SOON);
                case FINISHED, GONE -> Step.to(new Idle(), Effect.REST);
                default -> Step.to(this);
            };
        }
    }

    /**
     * It writes.
     *
     * @param reminded whether it was asked once more because it is silent
     */
    record Open(int failures, boolean reminded) implements Phase {
        @Override
        public Step on(Event event) {
            return switch (event) {
                case CONTACT, ACCEPTED ->
                    Step.to(new Open(failures, reminded && event == Event.ACCEPTED), Effect.KEEP_OPEN);
                case DUE -> silent();
                case FINISHED -> Step.to(new Idle(), Effect.REST);
                default -> Step.to(this);
            };
        }

        private Step silent() {
            return reminded
                    ? Step.to(new Waiting(failures + 1), Effect.ABORT, Effect.RETRY)
                    : Step.to(new Open(failures, true), Effect.REMIND);
        }
    }

    /** An attempt failed; another one is due. */
    record Waiting(int failures) implements Phase {
        @Override
        public Step on(Event event) {
            return switch (event) {
                case DUE -> Step.to(new Asking(failures), Effect.ASK);
                case TRIGGERED -> Step.to(new HoldingOff(0), Effect.HOLD_OFF);
                case CONTACT -> Step.to(new Open(failures, false), Effect.OPEN);
                case FINISHED, GONE -> Step.to(new Idle(), Effect.REST);
                default -> Step.to(this);
            };
        }
    }

    /** Whether the Bootstrap-Server was asked once more in the midst of it. */
    default boolean isReminded() {
        return this instanceof Open open && open.reminded();
    }

    /** The attempts that failed in a row. */
    default int failed() {
        return this instanceof Waiting waiting ? waiting.failures() : 0;
    }
}
