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
                case CONTACT -> Step.to(new Open(0), Effect.OPEN);
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
                case CONTACT -> Step.to(new Open(failures), Effect.OPEN);
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
                case CONTACT, ACCEPTED -> Step.to(new Open(failures), Effect.OPEN);
                case NO_PACK -> Step.to(this, Effect.REQUEST);
                case FAILED -> Step.to(new Waiting(failures + 1), Effect.RETRY);
                case FINISHED, GONE -> Step.to(new Idle(), Effect.REST);
                default -> Step.to(this);
            };
        }
    }

    /** It writes. */
    record Open(int failures) implements Phase {
        @Override
        public Step on(Event event) {
            return switch (event) {
                case CONTACT, ACCEPTED -> Step.to(this, Effect.KEEP_OPEN);
                case DUE -> Step.to(new Waiting(failures + 1), Effect.ABORT, Effect.RETRY);
                case FINISHED -> Step.to(new Idle(), Effect.REST);
                default -> Step.to(this);
            };
        }
    }

    /** An attempt failed; another one is due. */
    record Waiting(int failures) implements Phase {
        @Override
        public Step on(Event event) {
            return switch (event) {
                case DUE -> Step.to(new Asking(failures), Effect.ASK);
                case TRIGGERED -> Step.to(new HoldingOff(0), Effect.HOLD_OFF);
                case CONTACT -> Step.to(new Open(failures), Effect.OPEN);
                case FINISHED, GONE -> Step.to(new Idle(), Effect.REST);
                default -> Step.to(this);
            };
        }
    }

    /** The attempts that failed in a row. */
    default int failed() {
        return this instanceof Waiting waiting ? waiting.failures() : 0;
    }
}
