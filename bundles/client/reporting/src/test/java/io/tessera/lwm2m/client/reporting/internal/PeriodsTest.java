// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.fixture.FakeClient;
import io.tessera.lwm2m.model.NotificationAttributes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Minimum and Maximum Period (PROTOCOL "Observe, attributes, notify", 6). */
final class PeriodsTest {

    @ParameterizedTest(name = "{0}, defaults {1} and {2}: {3} and {4} ms")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        con=0          | 0 | 0  | 0     | 0
        con=0          | 5 | 60 | 5000  | 60000
        pmin=10        | 5 | 60 | 10000 | 60000
        pmax=30        | 5 | 60 | 5000  | 30000
        pmin=0&pmax=0  | 5 | 60 | 0     | 0
        pmin=10&pmax=5 | 0 | 0  | 10000 | 0
        pmin=10&pmax=10 | 0 | 0 | 10000 | 10000
        """)
    void what_is_not_attached_comes_from_the_server_instance(
            String attributes, long defaultMinimum, long defaultMaximum, long minimum, long maximum) throws Exception {
        var account = new FakeClient()
                .addSession(1)
                .periods(defaultMinimum, defaultMaximum)
                .account();
        var attached = NotificationAttributes.NONE.with(List.of(attributes.split("&")));
        assertThat(Periods.of(attached, account)).isEqualTo(new Periods(minimum, maximum));
    }

    @Test
    void several_paths_are_reported_as_rarely_as_one_wants_and_as_often_as_the_other_does() {
        assertThat(new Periods(10, 0).and(new Periods(5, 60))).isEqualTo(new Periods(10, 60));
        assertThat(new Periods(0, 30).and(new Periods(5, 60))).isEqualTo(new Periods(5, 30));
        assertThat(new Periods(40, 0).and(new Periods(0, 30))).isEqualTo(new Periods(40, 0));
    }

    @Test
    void a_clock_that_was_set_back_stops_nothing() {
        assertThat(new Periods(10_000, 60_000).quietFor(5_000_000, 1000)).isZero();
        assertThat(new Periods(10_000, 60_000).isOver(5_000_000, 1000)).isTrue();
    }
}
