// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.bootstrap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            NEEDED DUE ACCEPTED CONTACT FINISHED                     | HOLD_OFF ASK OPEN KEEP_OPEN REST
            NEEDED DUE CONTACT ACCEPTED CONTACT FINISHED             | HOLD_OFF ASK OPEN KEEP_OPEN KEEP_OPEN REST
            NEEDED CONTACT FINISHED                                  | HOLD_OFF OPEN REST
            NEEDED DUE NO_PACK ACCEPTED FINISHED                     | HOLD_OFF ASK REQUEST OPEN REST
            NEEDED DUE FINISHED                                      | HOLD_OFF ASK REST
            NEEDED DUE FAILED DUE FAILED DUE ACCEPTED FINISHED       | HOLD_OFF ASK RETRY ASK RETRY ASK OPEN REST
            NEEDED DUE BUSY DUE BUSY DUE ACCEPTED FINISHED           | HOLD_OFF ASK RETRY_SOON ASK RETRY_SOON ASK OPEN REST
            NEEDED DUE ACCEPTED DUE DUE                              | HOLD_OFF ASK OPEN REMIND ABORT RETRY
            NEEDED DUE ACCEPTED DUE ACCEPTED DUE                     | HOLD_OFF ASK OPEN REMIND KEEP_OPEN ABORT RETRY
            NEEDED DUE ACCEPTED DUE FAILED DUE                       | HOLD_OFF ASK OPEN REMIND ABORT RETRY
            NEEDED DUE ACCEPTED DUE CONTACT DUE CONTACT FINISHED     | HOLD_OFF ASK OPEN REMIND KEEP_OPEN REMIND KEEP_OPEN REST
            NEEDED DUE ACCEPTED DUE DUE CONTACT FINISHED             | HOLD_OFF ASK OPEN REMIND ABORT RETRY OPEN REST
            CONTACT FINISHED                                         | OPEN REST
            CONTACT FAILED FINISHED                                  | OPEN REST
            NEEDED GONE                                              | HOLD_OFF REST
            NEEDED DUE GONE FAILED                                   | HOLD_OFF ASK REST
            NEEDED DUE FAILED GONE DUE                               | HOLD_OFF ASK RETRY REST
            NEEDED DUE FAILED TRIGGERED DUE                          | HOLD_OFF ASK RETRY HOLD_OFF ASK
            FINISHED GONE DUE FAILED ACCEPTED                        |
            """)
    void p5_1_p5_8_the_way_through_a_bootstrap(String events, String effects) {
        assertThat(effectsOf(events)).isEqualTo(effects == null ? "" : effects);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "NEEDED NEEDED TRIGGERED DUE TRIGGERED NEEDED ACCEPTED TRIGGERED NEEDED FINISHED",
        "TRIGGERED NEEDED DUE NEEDED ACCEPTED NEEDED NEEDED FINISHED"
    })
    void however_many_ask_there_is_one_bootstrap(String events) {
        assertThat(effectsOf(events)).isEqualTo("HOLD_OFF ASK OPEN REST");
    }

    @Test
    void a_failure_counts_until_a_bootstrap_succeeds() {
        var phase = after("NEEDED DUE FAILED DUE FAILED DUE FAILED");
        assertThat(phase.failed()).isEqualTo(3);
        assertThat(after("NEEDED DUE FAILED DUE ACCEPTED FINISHED NEEDED DUE FAILED")
                        .failed())
                .isEqualTo(1);
    }

    private static Phase after(String events) {
        Phase phase = new Phase.Idle();
        for (var event : events.split(" ")) {
            phase = phase.on(Event.valueOf(event)).next();
        }
        return phase;
    }

    private static String effectsOf(String events) {
        var effects = new ArrayList<String>();
        Phase phase = new Phase.Idle();
        for (var event : Arrays.stream(events.split(" ")).map(Event::valueOf).toList()) {
            var step = phase.on(event);
            phase = step.next();
            step.effects().forEach(effect -> effects.add(effect.name()));
        }
        return String.join(" ", effects);
    }
}
