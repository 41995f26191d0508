// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotificationAttributesTest {

    private static NotificationAttributes with(String... query) throws RequestRefused {
        return NotificationAttributes.NONE.with(List.of(query));
    }

    private static List<String> written(NotificationAttributes attributes) {
        List<String> written = new ArrayList<>();
        attributes.forEach((name, value) -> written.add(name + "=" + value));
        return written;
    }

    @Test
    void every_attribute_is_set_and_written_as_a_link_has_it() throws Exception {
        var query = List.of(
                "pmin=10",
                "pmax=60",
                "gt=50",
                "lt=42.2",
                "st=0.5",
                "epmin=1",
                "epmax=2",
                "edge=1",
                "con=0",
                "hqmax=10");
        assertThat(written(NotificationAttributes.NONE.with(query))).isEqualTo(query);
    }

    @Test
    void a_name_without_value_unsets() throws Exception {
        var attributes = with("pmin=10", "gt=50").with(List.of("pmin"));
        assertThat(attributes).isEqualTo(with("gt=50"));
        assertThat(attributes.with(List.of("gt")).isEmpty()).isTrue();
    }

    @Test
    void what_is_not_named_stays() throws Exception {
        assertThat(with("pmin=10").with(List.of("pmax=60"))).isEqualTo(with("pmin=10", "pmax=60"));
        assertThat(with("pmin=10").with(List.of())).isEqualTo(with("pmin=10"));
    }

    @Test
    void the_level_below_goes_before_the_level_above() throws Exception {
        assertThat(with("pmin=10").orElse(with("pmin=5", "lt=-1.5"))).isEqualTo(with("pmin=10", "lt=-1.5"));
    }

    @Test
    void decimals_are_written_without_exponent() throws Exception {
        assertThat(written(with("gt=6.667e-11", "lt=-1E3"))).containsExactly("gt=0.00000000006667", "lt=-1000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pmin=",
                "pmin=-1",
                "pmin=1.5",
                "pmin=x",
                "pmin=99999999999",
                "pmin=٣",
                "pmin= 1",
                "gt=",
                "gt=NaN",
                "gt=Infinity",
                "gt=0x1p3",
                "gt=1d",
                "gt=1e999",
                "st=-1",
                "edge=2",
                "con=2",
                "dim=3",
                "PMIN=1",
                "",
                "=",
                "ver=1.0"
            })
    void what_is_no_attribute_is_refused(String option) {
        assertThatThrownBy(() -> with(option)).isInstanceOfSatisfying(RequestRefused.class, e -> assertThat(e.code())
                .isEqualTo(ResponseCode.BAD_REQUEST));
    }

    @Test
    void an_attribute_twice_is_refused() {
        assertThatThrownBy(() -> with("pmin=1", "pmin")).isInstanceOf(RequestRefused.class);
    }

    @Test
    void a_long_value_is_not_repeated_to_whoever_sent_it() {
        assertThatThrownBy(() -> with("pmin=" + "9".repeat(10_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(100));
        assertThatThrownBy(() -> with("gt=" + "9".repeat(10_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(100));
        assertThatThrownBy(() -> with("x".repeat(10_000), "x".repeat(10_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(100));
    }
}
