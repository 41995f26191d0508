// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.software_management.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Update State and Update Result (LwM2M Software Management 1.0, 5.1.2). */
class PhaseTest {

    private static final String TABLE =
            """
            state        | event                 | next         | shown | result
            INITIAL      | PACKAGE_WRITTEN       | DOWNLOADING  | 1     | 1
            INITIAL      | URI_WRITTEN           | DOWNLOADING  | 1     | 1
            INITIAL      | UNINSTALL             | UNINSTALLING | 4     | 0
            INITIAL      | PREPARE               | INITIAL      | 0     | 0
            DOWNLOADING  | RECEIVED              | DOWNLOADED   | 2     | 1
            DOWNLOADING  | DOWNLOAD_BROKEN       | INITIAL      | 0     | 52
            DOWNLOADING  | UNINSTALL             | INITIAL      | 0     | 0
            DOWNLOADING  | PREPARE               | INITIAL      | 0     | 0
            DOWNLOADED   | VERIFIED              | DELIVERED    | 3     | 3
            DOWNLOADED   | REFUSED               | INITIAL      | 0     | 53
            DOWNLOADED   | UNINSTALL             | INITIAL      | 0     | 0
            DOWNLOADED   | PREPARE               | INITIAL      | 0     | 0
            DELIVERED    | INSTALL               | INSTALLING   | 3     | 3
            DELIVERED    | UNINSTALL             | INITIAL      | 0     | 0
            DELIVERED    | PREPARE               | INITIAL      | 0     | 0
            INSTALLING   | INSTALLED             | INSTALLED    | 4     | 2
            INSTALLING   | INSTALLATION_BROKEN   | DELIVERED    | 3     | 58
            INSTALLED    | ACTIVATE              | SWITCHING    | 4     | 2
            INSTALLED    | DEACTIVATE            | SWITCHING    | 4     | 2
            INSTALLED    | UNINSTALL             | UNINSTALLING | 4     | 2
            INSTALLED    | PREPARE               | INITIAL      | 0     | 0
            SWITCHING    | SWITCHED              | INSTALLED    | 4     | 2
            SWITCHING    | SWITCH_BROKEN         | INSTALLED    | 4     | 57
            UNINSTALLING | UNINSTALLED           | INITIAL      | 0     | 0
            UNINSTALLING | UNINSTALLATION_BROKEN | INSTALLED    | 4     | 59
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = TABLE)
    void an_event_leads_to_a_state_and_a_result(State state, Event event, State next, long shown, long result) {
        var phase = new Phase(state, Result.INITIAL).on(event);

        assertThat(phase.map(Phase::state)).contains(next);
        assertThat(next.shown()).isEqualTo(shown);
        assertThat(phase.map(Phase::result).map(Result::code)).contains(result);
    }

    @Test
    void nothing_else_can_happen() {
        var possible = possible();
        for (var state : State.values()) {
            for (var event : Event.values()) {
                assertThat(new Phase(state, Result.INITIAL).on(event).isPresent())
                        .as("%s in %s", event, state)
                        .isEqualTo(possible.contains(state + " " + event));
            }
        }
    }

    private static Set<String> possible() {
        var possible = new HashSet<String>();
        TABLE.lines()
                .skip(1)
                .map(line -> line.split("\\s*\\|\\s*"))
                .forEach(row -> possible.add(row[0] + " " + row[1]));
        return possible;
    }
}
