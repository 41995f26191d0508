// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import static io.tessera.lwm2m.objects.firmware_update.internal.Result.INITIAL;
import static io.tessera.lwm2m.objects.firmware_update.internal.State.DOWNLOADED;
import static io.tessera.lwm2m.objects.firmware_update.internal.State.DOWNLOADING;
import static io.tessera.lwm2m.objects.firmware_update.internal.State.IDLE;
import static io.tessera.lwm2m.objects.firmware_update.internal.State.UPDATING;

import io.tessera.lwm2m.objects.firmware_update.internal.Event.CancelExecuted;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.DownloadBroken;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.Downloaded;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.InstallationBroken;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.Installed;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.PackageWritten;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.ResetWritten;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.UpdateAccepted;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.UpdateDeferred;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.UpdateExecuted;
import io.tessera.lwm2m.objects.firmware_update.internal.Event.UriWritten;
import io.tessera.lwm2m.objects.firmware_update.internal.Step.Effect;

/**
 * The state machine of an update (Core 1.0, appendix E.6.1; Object 5 version 1.2). What a server asks for at the wrong
 * time is refused; what comes too late from elsewhere changes nothing.
 */
record Phase(State state, Result result) {

    /** Nothing has happened yet. */
    static final Phase START = new Phase(IDLE, INITIAL);

    Step on(Event event) {
        return switch (state) {
            case IDLE -> idle(event);
            case DOWNLOADING -> downloading(event);
            case DOWNLOADED -> downloaded(event);
            case UPDATING -> updating(event);
        };
    }

    private Step idle(Event event) {
        if (event instanceof PackageWritten) {
            return to(DOWNLOADING, INITIAL, Effect.STORE);
        }
        if (event instanceof UriWritten) {
            return to(DOWNLOADING, INITIAL, Effect.FETCH);
        }
        if (event instanceof ResetWritten) {
            return to(IDLE, INITIAL, Effect.DROP);
        }
        return otherwise(event);
    }

    private Step downloading(Event event) {
        if (event instanceof ResetWritten) {
            return to(IDLE, INITIAL, Effect.DROP);
        }
        if (event instanceof CancelExecuted) {
            return to(IDLE, Result.CANCELLED, Effect.DROP);
        }
        if (event instanceof Downloaded) {
            return to(DOWNLOADED, INITIAL, Effect.NONE);
        }
        if (event instanceof DownloadBroken broken) {
            return to(IDLE, broken.result(), Effect.DROP);
        }
        return otherwise(event);
    }

    /** Another package may take the place of the one that is there. */
    private Step downloaded(Event event) {
        if (event instanceof CancelExecuted) {
            return to(IDLE, Result.CANCELLED, Effect.DROP);
        }
        if (event instanceof UpdateExecuted) {
            return new Step(this, Effect.ASK);
        }
        if (event instanceof UpdateDeferred) {
            return to(DOWNLOADED, Result.DEFERRED, Effect.NONE);
        }
        if (event instanceof UpdateAccepted) {
            return to(UPDATING, INITIAL, Effect.INSTALL);
        }
        return event instanceof DownloadBroken broken ? to(IDLE, broken.result(), Effect.DROP) : idle(event);
    }

    /** What has begun is taken back by nobody. */
    private Step updating(Event event) {
        if (event instanceof Installed) {
            return to(IDLE, Result.UPDATED, Effect.DROP);
        }
        if (event instanceof InstallationBroken broken) {
            return broken.result().condemnsPackage()
                    ? to(IDLE, broken.result(), Effect.DROP)
                    : to(DOWNLOADED, broken.result(), Effect.NONE);
        }
        return otherwise(event);
    }

    private Step otherwise(Event event) {
        boolean isAsked = event instanceof PackageWritten
                || event instanceof UriWritten
                || event instanceof ResetWritten
                || event instanceof CancelExecuted
                || event instanceof UpdateExecuted;
        return new Step(this, isAsked ? Effect.REFUSE : Effect.NONE);
    }

    private static Step to(State state, Result result, Effect effect) {
        return new Step(new Phase(state, result), effect);
    }
}
