// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.firmware_update.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.objects.firmware_update.internal.Step.Effect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state machine of Object 5 as a table: state and event, what servers see then, and what is done. */
class PhaseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
            state       | result          | event            | then        | result then     | effect
            IDLE        | INITIAL         | package          | DOWNLOADING | INITIAL         | STORE
            IDLE        | UPDATED         | package          | DOWNLOADING | INITIAL         | STORE
            IDLE        | INTEGRITY       | uri              | DOWNLOADING | INITIAL         | FETCH
            IDLE        | CONNECTION_LOST | reset            | IDLE        | INITIAL         | DROP
            IDLE        | CONNECTION_LOST | update           | IDLE        | CONNECTION_LOST | REFUSE
            IDLE        | UPDATED         | cancel           | IDLE        | UPDATED         | REFUSE
            IDLE        | INITIAL         | cancel           | IDLE        | INITIAL         | REFUSE
            IDLE        | CANCELLED       | downloaded       | IDLE        | CANCELLED       | NONE
            IDLE        | CANCELLED       | broken INTEGRITY | IDLE        | CANCELLED       | NONE
            IDLE        | INITIAL         | accepted         | IDLE        | INITIAL         | NONE
            IDLE        | INITIAL         | deferred         | IDLE        | INITIAL         | NONE
            IDLE        | INITIAL         | installed        | IDLE        | INITIAL         | NONE
            DOWNLOADING | INITIAL         | package          | DOWNLOADING | INITIAL         | REFUSE
            DOWNLOADING | INITIAL         | uri              | DOWNLOADING | INITIAL         | REFUSE
            DOWNLOADING | INITIAL         | update           | DOWNLOADING | INITIAL         | REFUSE
            DOWNLOADING | INITIAL         | reset            | IDLE        | INITIAL         | DROP
            DOWNLOADING | INITIAL         | cancel           | IDLE        | CANCELLED       | DROP
            DOWNLOADING | INITIAL         | downloaded       | DOWNLOADED  | INITIAL         | NONE
            DOWNLOADING | INITIAL         | broken NO_STORAGE | IDLE       | NO_STORAGE      | DROP
            DOWNLOADING | INITIAL         | broken NO_MEMORY | IDLE        | NO_MEMORY       | DROP
            DOWNLOADING | INITIAL         | broken CONNECTION_LOST | IDLE  | CONNECTION_LOST | DROP
            DOWNLOADING | INITIAL         | broken INTEGRITY | IDLE        | INTEGRITY       | DROP
            DOWNLOADING | INITIAL         | broken UNSUPPORTED_TYPE | IDLE | UNSUPPORTED_TYPE | DROP
            DOWNLOADING | INITIAL         | broken INVALID_URI | IDLE      | INVALID_URI     | DROP
            DOWNLOADING | INITIAL         | broken UNSUPPORTED_PROTOCOL | IDLE | UNSUPPORTED_PROTOCOL | DROP
            DOWNLOADING | INITIAL         | accepted         | DOWNLOADING | INITIAL         | NONE
            DOWNLOADED  | INITIAL         | update           | DOWNLOADED  | INITIAL         | ASK
            DOWNLOADED  | INITIAL         | deferred         | DOWNLOADED  | DEFERRED        | NONE
            DOWNLOADED  | DEFERRED        | accepted         | UPDATING    | INITIAL         | INSTALL
            DOWNLOADED  | DEFERRED        | update           | DOWNLOADED  | DEFERRED        | ASK
            DOWNLOADED  | UPDATE_FAILED   | accepted         | UPDATING    | INITIAL         | INSTALL
            DOWNLOADED  | DEFERRED        | cancel           | IDLE        | CANCELLED       | DROP
            DOWNLOADED  | DEFERRED        | reset            | IDLE        | INITIAL         | DROP
            DOWNLOADED  | UPDATE_FAILED   | package          | DOWNLOADING | INITIAL         | STORE
            DOWNLOADED  | INITIAL         | uri              | DOWNLOADING | INITIAL         | FETCH
            DOWNLOADED  | INITIAL         | broken INTEGRITY | IDLE        | INTEGRITY       | DROP
            DOWNLOADED  | INITIAL         | installed        | DOWNLOADED  | INITIAL         | NONE
            UPDATING    | INITIAL         | package          | UPDATING    | INITIAL         | REFUSE
            UPDATING    | INITIAL         | uri              | UPDATING    | INITIAL         | REFUSE
            UPDATING    | INITIAL         | reset            | UPDATING    | INITIAL         | REFUSE
            UPDATING    | INITIAL         | cancel           | UPDATING    | INITIAL         | REFUSE
            UPDATING    | INITIAL         | update           | UPDATING    | INITIAL         | REFUSE
            UPDATING    | INITIAL         | deferred         | UPDATING    | INITIAL         | NONE
            UPDATING    | INITIAL         | installed        | IDLE        | UPDATED         | DROP
            UPDATING    | INITIAL         | failed UPDATE_FAILED | DOWNLOADED | UPDATE_FAILED | NONE
            UPDATING    | INITIAL         | failed NO_STORAGE | DOWNLOADED | NO_STORAGE      | NONE
            UPDATING    | INITIAL         | failed INTEGRITY | IDLE        | INTEGRITY       | DROP
            UPDATING    | INITIAL         | failed UNSUPPORTED_TYPE | IDLE | UNSUPPORTED_TYPE | DROP
            """)
    void each_event_leads_on_or_changes_nothing(
            State state, Result result, String event, State then, Result resultThen, Effect effect) {
        assertThat(new Phase(state, result).on(event(event))).isEqualTo(new Step(new Phase(then, resultThen), effect));
    }

    private static Event event(String text) {
        var words = text.split(" ");
        return switch (words[0]) {
            case "package" -> new Event.PackageWritten();
            case "uri" -> new Event.UriWritten();
            case "reset" -> new Event.ResetWritten();
            case "cancel" -> new Event.CancelExecuted();
            case "update" -> new Event.UpdateExecuted();
            case "deferred" -> new Event.UpdateDeferred();
            case "accepted" -> new Event.UpdateAccepted();
            case "downloaded" -> new Event.Downloaded();
            case "broken" -> new Event.DownloadBroken(Result.valueOf(words[1]));
            case "installed" -> new Event.Installed();
            case "failed" -> new Event.InstallationBroken(Result.valueOf(words[1]));
            default -> throw new IllegalArgumentException(text);
        };
    }
}
