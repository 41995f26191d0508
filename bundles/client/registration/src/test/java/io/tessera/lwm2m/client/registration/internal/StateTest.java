// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.ResponseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state machine as lists of events: what it asks for at each, and where it ends (Core 1.2, 6.2). */
final class StateTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
        Register at start                            | Due                                   | Register(1.2)                      | Registering
        Register accepted                            | Due Accepted                          | Register(1.2) Refresh              | Registered
        Update before the lifetime ends              | Due Accepted Due                      | Register(1.2) Refresh Update       | Updating
        Update accepted                              | Due Accepted Due Accepted             | Register(1.2) Refresh Update Refresh | Registered
        Update when something changed                | Due Accepted Outdated                 | Register(1.2) Refresh Update       | Updating
        Changed during an Update: once more          | Due Accepted Outdated Outdated Accepted | Register(1.2) Refresh Update Update | Updating
        4.04 on Update: Register, not Update         | Due Accepted Due 4.04                 | Register(1.2) Refresh Update Register(1.2) | Registering
        4.00 on Update: Register                     | Due Accepted Due 4.00                 | Register(1.2) Refresh Update Register(1.2) | Registering
        No answer to Update: Register                | Due Accepted Due Unanswered           | Register(1.2) Refresh Update Register(1.2) | Registering
        Update given up on our side: later again     | Due Accepted Due Cancelled            | Register(1.2) Refresh Update Retry(6) | Registered
        …and at once when messages can be sent       | Due Accepted Due Cancelled Connected  | Register(1.2) Refresh Update Retry(6) Update | Updating
        Messages can be sent again, all was well     | Due Accepted Connected                | Register(1.2) Refresh              | Registered
        No answer to Register: quick retry           | Due Unanswered                        | Register(1.2) Retry(1)             | Waiting
        No answer twice                              | Due Unanswered Due Unanswered         | Register(1.2) Retry(1) Register(1.2) Retry(2) | Waiting
        Messages can be sent again: at once          | Due Unanswered Connected              | Register(1.2) Retry(1) Register(1.2) | Registering
        Refused: no quick retry                      | Due 4.03                              | Register(1.2) Retry(7)             | Waiting
        Refused twice                                | Due 4.03 Due 4.03                     | Register(1.2) Retry(7) Register(1.2) Retry(8) | Waiting
        Not ready yet: quick retry                   | Due 5.03                              | Register(1.2) Retry(1)             | Waiting
        Not ready yet, twice                         | Due 5.03 Due 4.04                     | Register(1.2) Retry(1) Register(1.2) Retry(2) | Waiting
        4.12: the next lower version at once         | Due 4.12                              | Register(1.2) Register(1.1)        | Registering
        4.12 twice                                   | Due 4.12 4.12                         | Register(1.2) Register(1.1) Register(1.0) | Registering
        4.12 on 1.0: refused                         | Due 4.12 4.12 4.12                    | Register(1.2) Register(1.1) Register(1.0) Retry(7) | Waiting
        The lower version is remembered              | Due 4.12 Accepted Due 4.04            | Register(1.2) Register(1.1) Refresh Update Register(1.1) | Registering
        Disable: answer first, then De-register      | Due Accepted Disabled                 | Register(1.2) Refresh Soon         | Disabling
        Disable: De-register                         | Due Accepted Disabled Due             | Register(1.2) Refresh Soon Deregister | Disabling
        Disable: away                                | Due Accepted Disabled Due Accepted    | Register(1.2) Refresh Soon Deregister WhenEnabled | Disabled
        Disable: away without an answer too          | Due Accepted Disabled Due Unanswered  | Register(1.2) Refresh Soon Deregister WhenEnabled | Disabled
        Disable: nothing is sent while away          | Due Accepted Disabled Due Accepted Outdated Connected | Register(1.2) Refresh Soon Deregister WhenEnabled | Disabled
        Disable: Register after the time             | Due Accepted Disabled Due Accepted Due | Register(1.2) Refresh Soon Deregister WhenEnabled Register(1.2) | Registering
        Disable during an Update                     | Due Accepted Due Disabled             | Register(1.2) Refresh Update Soon  | Disabling
        Another address: Register                    | Due Accepted Moved                    | Register(1.2) Refresh Register(1.2) | Registering
        Another address during Register              | Due Moved                             | Register(1.2) Register(1.2)        | Registering
        Shutdown: De-register                        | Due Accepted Ended                    | Register(1.2) Refresh Deregister   | Ended
        Shutdown during an Update                    | Due Accepted Due Ended                | Register(1.2) Refresh Update Deregister | Ended
        Shutdown while not registered                | Due Unanswered Ended                  | Register(1.2) Retry(1)             | Ended
        Shutdown while disabled                      | Due Accepted Disabled Due Accepted Ended | Register(1.2) Refresh Soon Deregister WhenEnabled | Ended
        Nothing after the end                        | Due Accepted Ended Due Outdated Connected | Register(1.2) Refresh Deregister | Ended
        """)
    void events_lead_to(String situation, String events, String effects, String end) {
        State state = new State.Waiting(Version.V1_2, 0);
        var asked = new ArrayList<Effect>();
        for (var event : events.split(" ")) {
            var step = state.on(event(event));
            state = step.next();
            asked.addAll(step.effects());
        }
        assertThat(text(asked)).as(situation).isEqualTo(effects);
        assertThat(state.getClass().getSimpleName()).as(situation).isEqualTo(end);
    }

    private static Event event(String name) {
        return switch (name) {
            case "Due" -> new Event.Due();
            case "Accepted" -> new Event.Accepted();
            case "Unanswered" -> new Event.Unanswered();
            case "Cancelled" -> new Event.Cancelled();
            case "Outdated" -> new Event.Outdated();
            case "Moved" -> new Event.Moved();
            case "Connected" -> new Event.Connected();
            case "Disabled" -> new Event.Disabled();
            case "Ended" -> new Event.Ended();
            case "4.00" -> new Event.Refused(ResponseCode.BAD_REQUEST);
            case "4.03" -> new Event.Refused(ResponseCode.FORBIDDEN);
            case "4.04" -> new Event.Refused(ResponseCode.NOT_FOUND);
            case "4.12" -> new Event.Refused(ResponseCode.PRECONDITION_FAILED);
            case "5.03" -> new Event.Refused(ResponseCode.SERVICE_UNAVAILABLE);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String text(List<Effect> effects) {
        return effects.stream()
                .filter(effect -> !(effect instanceof Effect.Keep))
                .map(StateTest::text)
                .collect(Collectors.joining(" "));
    }

    private static String text(Effect effect) {
        if (effect instanceof Effect.Register register) {
            return "Register(" + register.version() + ")";
        }
        if (effect instanceof Effect.RetryAfter retry) {
            return "Retry(" + retry.attempt() + ")";
        }
        if (effect instanceof Effect.RefreshInTime) {
            return "Refresh";
        }
        if (effect instanceof Effect.DueSoon) {
            return "Soon";
        }
        return effect instanceof Effect.DueWhenEnabled
                ? "WhenEnabled"
                : effect.getClass().getSimpleName();
    }
}
