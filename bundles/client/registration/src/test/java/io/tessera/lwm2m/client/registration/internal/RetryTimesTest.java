// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Core 1.2, table 6.2.1.1-1. */
final class RetryTimesTest {

    private static final RetryTimes DEFAULTS = new RetryTimes(5, 60, 86_400, 0);

    @ParameterizedTest(name = "after {0} failed attempts: {1} s")
    @CsvSource({
        "1, 1",
        "2, 2",
        "3, 4",
        "4, 8",
        "5, 16",
        "6, 32", // quick ones
        "7, 60",
        "8, 120",
        "9, 240",
        "10, 480",
        "11, 86400", // a sequence
        "12, 60",
        "15, 480",
        "16, 86400" // the next
    })
    void quick_ones_come_first_then_sequences_of_doubled_delays(int failed, long seconds) {
        assertThat(DEFAULTS.after(failed)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void resources_17_to_20_of_the_server_instance_win() {
        var times = DEFAULTS.with(
                List.of(unsigned(17, 2), unsigned(18, 10), unsigned(19, 100), unsigned(20, 2), unsigned(1, 86_400)));
        assertThat(times.after(7)).contains(Duration.ofSeconds(10));
        assertThat(times.after(8)).contains(Duration.ofSeconds(100));
        assertThat(times.after(9)).contains(Duration.ofSeconds(10));
        assertThat(times.after(10)).isEmpty();
    }

    @Test
    void whatever_a_server_writes_there_is_a_delay() {
        var times = DEFAULTS.with(List.of(unsigned(17, -1), unsigned(18, -1), unsigned(19, -1)));
        for (int failed = 1; failed < 200; failed++) {
            assertThat(times.after(failed).orElseThrow()).isBetween(Duration.ofSeconds(1), Duration.ofDays(365));
        }
    }

    private static PathValue unsigned(int resource, long value) {
        return new PathValue(Path.of(1, 1, resource), new Value.UnsignedIntegerValue(value));
    }
}
