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
        Register at start                            | Turn Due | InitialDelay Register(1.2) | Registering
        Register accepted                            | Turn Due Accepted | InitialDelay Register(1.2) Refresh | Registered
        Update before the lifetime ends              | Turn Due Accepted Due | InitialDelay Register(1.2) Refresh Update | Updating
        Update accepted                              | Turn Due Accepted Due Accepted | InitialDelay Register(1.2) Refresh Update Refresh | Registered
        Update when something changed                | Turn Due Accepted Outdated | InitialDelay Register(1.2) Refresh Update | Updating
        Changed during an Update: once more          | Turn Due Accepted Outdated Outdated Accepted | InitialDelay Register(1.2) Refresh Update Update | Updating
        4.04 on Update: Register, not Update         | Turn Due Accepted Due 4.04 | InitialDelay Register(1.2) Refresh Update Register(1.2) | Registering
        4.00 on Update: Register                     | Turn Due Accepted Due 4.00 | InitialDelay Register(1.2) Refresh Update Register(1.2) | Registering
        No answer to Update: Register                | Turn Due Accepted Due Unanswered | InitialDelay Register(1.2) Refresh Update Register(1.2) | Registering
        Update given up on our side: later again     | Turn Due Accepted Due Cancelled | InitialDelay Register(1.2) Refresh Update Retry(6) | Registered
        …and at once when messages can be sent       | Turn Due Accepted Due Cancelled Connected | InitialDelay Register(1.2) Refresh Update Retry(6) Update | Updating
        Messages can be sent again, all was well     | Turn Due Accepted Connected | InitialDelay Register(1.2) Refresh | Registered
        No answer to Register: quick retry           | Turn Due Unanswered | InitialDelay Register(1.2) Retry(1) | Waiting
        No answer twice                              | Turn Due Unanswered Due Unanswered | InitialDelay Register(1.2) Retry(1) Register(1.2) Retry(2) | Waiting
        Messages can be sent again: at once          | Turn Due Unanswered Connected | InitialDelay Register(1.2) Retry(1) Register(1.2) | Registering
        Refused: no quick retry                      | Turn Due 4.03 | InitialDelay Register(1.2) Fail Retry(7) | Waiting
        Refused twice                                | Turn Due 4.03 Due 4.03 | InitialDelay Register(1.2) Fail Retry(7) Register(1.2) Fail Retry(8) | Waiting
        Not ready yet: quick retry                   | Turn Due 5.03 | InitialDelay Register(1.2) Retry(1) | Waiting
        Not ready yet, twice                         | Turn Due 5.03 Due 4.04 | InitialDelay Register(1.2) Retry(1) Register(1.2) Retry(2) | Waiting
        4.12: the next lower version at once         | Turn Due 4.12 | InitialDelay Register(1.2) Register(1.1) | Registering
        4.12 twice                                   | Turn Due 4.12 4.12 | InitialDelay Register(1.2) Register(1.1) Register(1.0) | Registering
        4.12 on 1.0: refused                         | Turn Due 4.12 4.12 4.12 | InitialDelay Register(1.2) Register(1.1) Register(1.0) Fail Retry(7) | Waiting
        The lower version is remembered              | Turn Due 4.12 Accepted Due 4.04 | InitialDelay Register(1.2) Register(1.1) Refresh Update Register(1.1) | Registering
        Disable: answer first, then De-register      | Turn Due Accepted Disabled | InitialDelay Register(1.2) Refresh Soon | Disabling
        Disable: De-register                         | Turn Due Accepted Disabled Due | InitialDelay Register(1.2) Refresh Soon Deregister | Disabling
        Disable: away                                | Turn Due Accepted Disabled Due Accepted | InitialDelay Register(1.2) Refresh Soon Deregister WhenEnabled | Disabled
        Disable: away without an answer too          | Turn Due Accepted Disabled Due Unanswered | InitialDelay Register(1.2) Refresh Soon Deregister WhenEnabled | Disabled
        Disable: nothing is sent while away          | Turn Due Accepted Disabled Due Accepted Outdated Connected | InitialDelay Register(1.2) Refresh Soon Deregister WhenEnabled | Disabled
        Disable: Register after the time             | Turn Due Accepted Disabled Due Accepted Due | InitialDelay Register(1.2) Refresh Soon Deregister WhenEnabled Register(1.2) | Registering
        Disable during an Update                     | Turn Due Accepted Due Disabled | InitialDelay Register(1.2) Refresh Update Soon | Disabling
        Another address: Register                    | Turn Due Accepted Moved | InitialDelay Register(1.2) Refresh Register(1.2) | Registering
        Another address during Register              | Turn Due Moved | InitialDelay Register(1.2) Register(1.2) | Registering
        Shutdown: De-register                        | Turn Due Accepted Ended | InitialDelay Register(1.2) Refresh Deregister | Ended
        Shutdown during an Update                    | Turn Due Accepted Due Ended | InitialDelay Register(1.2) Refresh Update Deregister | Ended
        Shutdown while not registered                | Turn Due Unanswered Ended | InitialDelay Register(1.2) Retry(1) | Ended
        Shutdown while disabled                      | Turn Due Accepted Disabled Due Accepted Ended | InitialDelay Register(1.2) Refresh Soon Deregister WhenEnabled | Ended
        Others come first: nothing whatever happens  | Due Connected Moved Outdated          | "" | Queued
        Initial delay: the transport doesn't cut it  | Turn Connected Moved                  | InitialDelay | Delayed
        Shutdown while others come first             | Ended                                 | "" | Ended
        Shutdown during the initial delay            | Turn Ended                            | InitialDelay | Ended
        Profile ID unknown: the list at once         | Turn Due ProfileUnknown               | InitialDelay Register(1.2) RegisterInFull(1.2) | Registering
        Profile ID unknown, list accepted            | Turn Due ProfileUnknown Accepted      | InitialDelay Register(1.2) RegisterInFull(1.2) Refresh | Registered
        Profile ID unknown, list refused             | Turn Due ProfileUnknown 4.03          | InitialDelay Register(1.2) RegisterInFull(1.2) Fail Retry(7) | Waiting
        Every attempt failed: bootstrap is asked for | Turn Due Unanswered Exhausted         | InitialDelay Register(1.2) Retry(1) Fail | Waiting
        Every attempt failed, messages can be sent   | Turn Due Unanswered Exhausted Connected | InitialDelay Register(1.2) Retry(1) Fail Register(1.2) | Registering
        Every attempt failed, the next sequence      | Turn Due Unanswered Exhausted Due     | InitialDelay Register(1.2) Retry(1) Fail Register(1.2) | Registering
        Every attempt failed, another address        | Turn Due Unanswered Exhausted Moved   | InitialDelay Register(1.2) Retry(1) Fail Register(1.2) | Registering
        Nothing after the end                        | Turn Due Accepted Ended Due Outdated Connected | InitialDelay Register(1.2) Refresh Deregister | Ended
        """)
    void events_lead_to(String situation, String events, String effects, String end) {
        State state = new State.Queued(Version.V1_2);
        var asked = new ArrayList<Effect>();
        for (var event : events.split(" ")) {
            var step = state.on(event(event));
            state = step.next();
            asked.addAll(step.effects());
        }
        assertThat(text(asked)).as(situation).isEqualTo(effects);
        assertThat(state.getClass().getSimpleName()).as(situation).isEqualTo(end);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'', WAITING",
        "Turn, TRYING",
        "Turn Due, TRYING",
        "Turn Due Cancelled, TRYING",
        "Turn Due Cancelled Due Unanswered, FAILED",
        "Turn Due Unanswered, FAILED",
        "Turn Due Unanswered Due, FAILED",
        "Turn Due 4.03, FAILED",
        "Turn Due Accepted, SETTLED",
        "Turn Due Accepted Due 4.04, SETTLED",
        "Turn Due Accepted Due 4.04 Unanswered, SETTLED"
    })
    void what_happened_decides_where_a_server_stands_in_the_order(String events, Order.Standing end) {
        State state = new State.Queued(Version.V1_2);
        var standing = Order.Standing.WAITING;
        for (var event : events.isEmpty() ? new String[0] : events.split(" ")) {
            state = state.on(event(event)).next();
            standing = state.standing(standing, event(event));
        }
        assertThat(standing).isEqualTo(end);
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
            case "Turn" -> new Event.Turn();
            case "ProfileUnknown" -> new Event.ProfileUnknown();
            case "Exhausted" -> new Event.Exhausted();
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
        if (effect instanceof Effect.RegisterInFull register) {
            return "RegisterInFull(" + register.version() + ")";
        }
        return effect instanceof Effect.DueWhenEnabled
                ? "WhenEnabled"
                : effect.getClass().getSimpleName();
    }
}
