// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceTest {

    private final Choice choice = new Choice(List.of(
            named("everybody", "*"),
            named("second", "gw-*"),
            named("first", "gw-*", "xx"),
            named("longer", "gw-1*", "*-meter"),
            named("one", "gw-17")));

    @ParameterizedTest
    @CsvSource({
        "gw-17, one",
        "gw-18, longer",
        "gw-2, first",
        "xx, first",
        "gw-1-meter, longer",
        "a-meter, longer",
        "other, everybody",
        "GW-2, everybody",
    })
    void a_name_counts_before_a_pattern_and_the_pattern_that_says_more_before_others(String endpoint, String name) {
        assertThat(choice.of(endpoint).map(BootstrapConfiguration::name)).contains(name);
    }

    @Test
    void nobody_is_found_for_who_matches_nothing() {
        assertThat(new Choice(List.of(named("one", "gw-*"))).of("x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*, '', true",
        "*, abc, true",
        "a*c, abc, true",
        "a*c, ac, true",
        "a*c, abcd, false",
        "*b*, abc, true",
        "*b*, ac, false",
        "a**, a, true",
        "a*b*c, axxbyyc, true",
        "a*b*c, axxcyyb, false",
        "abc, abc, true",
        "abc, ab, false",
    })
    void a_star_stands_for_any_characters(String pattern, String name, boolean matches) {
        assertThat(Glob.matches(pattern, name)).isEqualTo(matches);
    }

    @Test
    void a_pattern_of_many_stars_takes_no_long_time() {
        assertThat(Glob.matches("*a".repeat(100) + "b", "a".repeat(255))).isFalse();
    }

    private static BootstrapConfiguration named(String name, String... endpoints) {
        return BootstrapConfiguration.of(name, List.of(endpoints), List.of());
    }
}
