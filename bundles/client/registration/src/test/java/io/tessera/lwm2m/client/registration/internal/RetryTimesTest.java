// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.registration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Core 1.2, table 6.2.1.1-1. */
final class RetryTimesTest {

    private static final RetryTimes DEFAULTS = new RetryTimes(5, 60, 86_400, 1, true);

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
        for (int failed = 1; failed < 1000; failed++) {
            assertThat(times.after(failed).orElseThrow()).isBetween(Duration.ofSeconds(1), Duration.ofDays(365));
        }
    }

    @ParameterizedTest(name = "17={0} 18={1} 19={2} 20={3}: exhausted after {4} attempts, then {5} s")
    @CsvSource({
        "  ,  ,           ,           , 5, 86400", // the defaults; with nothing said about 20, sequences go on
        "  ,  ,           , 1         , 5,",
        " 2,  , 100       ,           , 2, 100",
        " 2,  , 100       , 3         , 6,",
        " 1,  ,           , 1         , 1,",
        " 0,  ,           , 0         , 1,", // no attempt at all would be none to fail
        " 2,  , 4294967295,           , 2,", // MAX_VALUE: no other sequence
        " 2,  , 4294967295, 3         , 2,",
        " 2,  , -1        , 3         , 2,", // the same with 64 bits
        " 2,  , 4294967294, 3         , 6,"
    })
    void registering_counts_as_failed_after_the_last_sequence(
            Long count, Long timer, Long delay, Long sequences, int attempts, Long then) {
        var said = new ArrayList<PathValue>();
        add(said, 17, count);
        add(said, 18, timer);
        add(said, 19, delay);
        add(said, 20, sequences);
        var times = DEFAULTS.with(said);
        for (int attempt = 1; attempt < attempts; attempt++) {
            assertThat(times.isExhausted(RetryTimes.QUICK + attempt))
                    .as("%s", attempt)
                    .isFalse();
            assertThat(times.after(RetryTimes.QUICK + attempt)).isPresent();
        }
        assertThat(times.isExhausted(RetryTimes.QUICK + attempts)).isTrue();
        assertThat(times.after(RetryTimes.QUICK + attempts).map(Duration::toSeconds))
                .isEqualTo(Optional.ofNullable(then));
    }

    @Test
    void quick_attempts_exhaust_nothing() {
        var times = new RetryTimes(1, 1, 1, 1, false);
        for (int failed = 0; failed <= RetryTimes.QUICK; failed++) {
            assertThat(times.isExhausted(failed)).isFalse();
        }
    }

    private static void add(List<PathValue> said, int resource, Long value) {
        if (value != null) {
            said.add(unsigned(resource, value));
        }
    }

    private static PathValue unsigned(int resource, long value) {
        return new PathValue(Path.of(1, 1, resource), new Value.UnsignedIntegerValue(value));
    }
}
