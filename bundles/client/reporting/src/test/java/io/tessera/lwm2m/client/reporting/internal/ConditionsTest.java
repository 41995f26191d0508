// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes are worth a notification (Core 1.2, 7.3.2; PROTOCOL "Observe, attributes, notify", 4 and 5). */
final class ConditionsTest {

    private static final Path TEMPERATURE = Path.of(3303, 0, 5700);

    @ParameterizedTest(name = "{0}: {1} → {2}: {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        gt=45            | 45 | 50 | true
        gt=45            | 40 | 45 | false
        gt=45            | 50 | 40 | true
        gt=45            | 46 | 50 | false
        gt=45            | 40 | 44 | false
        lt=20            | 17 | 24 | true
        lt=20            | 24 | 17 | true
        lt=20            | 24 | 20 | false
        lt=20            | 20 | 17 | true
        lt=20            | 17 | 19 | false
        st=10            | 20 | 30 | true
        st=10            | 20 | 29 | false
        st=10            | 30 | 20 | true
        gt=45&st=10      | 50 | 40 | true
        gt=45&st=10      | 20 | 32 | true
        gt=45&st=10      | 44 | 46 | true
        gt=45&st=10      | 20 | 25 | false
        gt=45&lt=20      | 30 | 46 | true
        gt=45&lt=20      | 30 | 19 | true
        gt=45&lt=20      | 21 | 44 | false
        gt=45&lt=20&st=5 | 30 | 35 | true
        gt=45&lt=20&st=5 | 30 | 34 | false
        gt=-3.5          | -4 | -3 | true
        gt=-3.5          | -3 | -2 | false
        pmin=1           | 20 | 21 | true
        pmin=1           | 20 | 20 | false
        gt=45            | 50 | 50 | false
        """)
    void gt_lt_and_st_of_a_number(String attributes, double before, double now, boolean told) throws Exception {
        assertThat(areMet(attributes, Value.of(before), Value.of(now))).isEqualTo(told);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}: {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        edge=1 | false | true  | true
        edge=1 | true  | false | false
        edge=0 | true  | false | true
        edge=0 | false | true  | false
        pmin=1 | false | true  | true
        """)
    void edge_of_a_boolean(String attributes, boolean before, boolean now, boolean told) throws Exception {
        assertThat(areMet(attributes, Value.of(before), Value.of(now))).isEqualTo(told);
    }

    /** What gt, lt and st do alone and together (Core 1.2, 7.3.2; TS 1.0.2, 8.2.5): all eight combinations. */
    @ParameterizedTest(name = "{0}: of {1} the server is told {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        pmin=1            | 20 21 21 19          | 20 21 19
        gt=45             | 45 50 48 45 40 45 46 | 45 50 40 46
        lt=20             | 17 24 30 20 18 19    | 17 24 18
        st=10             | 20 25 30 39 40 31    | 20 30 40
        gt=45&lt=20       | 30 46 44 21 19       | 30 46 44 19
        gt=45&st=10       | 50 40 44 46 55 56    | 50 40 46 56
        lt=20&st=10       | 17 24 30 34          | 17 24 34
        gt=45&lt=20&st=10 | 30 35 40 46 40 19    | 30 40 46 40 19
        """)
    void gt_lt_and_st_count_from_what_was_notified_last(String attributes, String values, String told)
            throws Exception {
        var heard = new ArrayList<String>();
        for (var value : values.split(" ")) {
            var last = heard.isEmpty() ? null : Value.of(Double.parseDouble(heard.get(heard.size() - 1)));
            if (last == null || areMet(attributes, last, Value.of(Double.parseDouble(value)))) {
                heard.add(value);
            }
        }
        assertThat(heard).containsExactly(told.split(" "));
    }

    @Test
    void integers_and_times_are_numbers_too() throws Exception {
        assertThat(areMet("st=10", Value.of(1L), Value.of(10L))).isFalse();
        assertThat(areMet("st=10", Value.of(1L), Value.of(11L))).isTrue();
        assertThat(areMet("st=10", new Value.TimeValue(1), new Value.TimeValue(11)))
                .isTrue();
        assertThat(areMet("gt=1e18", new Value.UnsignedIntegerValue(5), new Value.UnsignedIntegerValue(-1)))
                .isTrue();
    }

    @Test
    void conditions_do_not_hold_above_resources() throws Exception {
        var attributes = NotificationAttributes.NONE.with(List.of("gt=45"));
        assertThat(Conditions.areMet(attributes, Path.of(3303, 0), values(Value.of(1.0)), values(Value.of(2.0))))
                .isTrue();
    }

    @Test
    void the_same_value_measured_later_is_a_change_where_it_says_when() throws Exception {
        var before = List.of(new PathValue(TEMPERATURE, Value.of(20.0), 1));
        var now = List.of(new PathValue(TEMPERATURE, Value.of(20.0), 2));
        assertThat(Conditions.areMet(NotificationAttributes.NONE, TEMPERATURE, before, now))
                .isTrue();
        assertThat(Conditions.areMet(NotificationAttributes.NONE.with(List.of("st=1")), TEMPERATURE, before, now))
                .isFalse();
    }

    @Test
    void a_resource_instance_that_comes_or_goes_is_a_change() throws Exception {
        var attributes = NotificationAttributes.NONE.with(List.of("gt=45"));
        var one = List.of(new PathValue(TEMPERATURE.child(0), Value.of(1)));
        var two = List.of(
                new PathValue(TEMPERATURE.child(0), Value.of(1)), new PathValue(TEMPERATURE.child(1), Value.of(1)));
        assertThat(Conditions.areMet(attributes, TEMPERATURE, one, two)).isTrue();
        assertThat(Conditions.areMet(attributes, TEMPERATURE, two, one)).isTrue();
    }

    private static boolean areMet(String attributes, Value before, Value now) throws Exception {
        var attached = NotificationAttributes.NONE.with(List.of(attributes.split("&")));
        return Conditions.areMet(attached, TEMPERATURE, values(before), values(now));
    }

    private static List<PathValue> values(Value value) {
        return List.of(new PathValue(TEMPERATURE, value));
    }
}
