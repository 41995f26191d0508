// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.platform.linux.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToldTest {

    @Test
    void reads_text_numbers_and_lists_and_leaves_out_what_the_modem_does_not_know() {
        var told = Told.of(
                "{\"a\":{\"b\":\" x \",\"c\":\"--\",\"d\":\"\",\"n\":\"-104.60\",\"h\":\"00C945\",\"l\":[\"1\",\"--\",\"2\"]}}");

        assertThat(told.text("/a/b")).contains("x");
        assertThat(told.text("/a/c")).isEmpty();
        assertThat(told.text("/a/d")).isEmpty();
        assertThat(told.text("/a/e")).isEmpty();
        assertThat(told.number("/a/n")).contains(-105L);
        assertThat(told.number("/a/h")).isEmpty();
        assertThat(told.hex("/a/h")).contains(0xC945L);
        assertThat(told.list("/a/l")).containsExactly("1", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error: couldn't find modem\n", "{\"a\":", "[[[[", "{\"a\":\"b\"}}", "\0"})
    void what_is_not_json_tells_nothing(String output) {
        assertThat(Told.of(output)).isEqualTo(Told.NOTHING);
    }

    @Test
    void silence_tells_nothing() {
        assertThat(Told.of("")).isEqualTo(Told.NOTHING);
    }

    @Test
    void output_that_is_cut_off_anywhere_tells_nothing() {
        var whole = Recorded.MODEM.strip();
        for (int length = 0; length < whole.length(); length++) {
            assertThat(Told.of(whole.substring(0, length))).isEqualTo(Told.NOTHING);
        }
    }

    @Test
    void output_that_is_nested_without_end_tells_nothing() {
        assertThat(Told.of("{\"a\":".repeat(50_000))).isEqualTo(Told.NOTHING);
    }

    @Test
    void values_that_no_modem_has_are_left_out() {
        var told = Told.of("{\"long\":\"%s\",\"line\":\"a\\nb\",\"big\":\"%s\",\"hex\":\"%s\"}"
                .formatted("x".repeat(256), "9".repeat(40), "F".repeat(40)));

        assertThat(told.text("/long")).isEmpty();
        assertThat(told.text("/line")).isEmpty();
        assertThat(told.number("/big")).isEmpty();
        assertThat(told.hex("/hex")).isEmpty();
    }
}
