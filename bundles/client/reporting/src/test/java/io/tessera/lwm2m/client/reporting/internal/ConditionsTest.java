// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.NotificationAttributes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes are worth a notification (Core 1.2, 7.3.2; PROTOCOL "Observe, attributes, notify", 4 and 5). */
final class ConditionsTest {

    private static final Path TEMPERATURE = Path.of(3303, 0, 5700);

    /**
     * The eight examples that the specification gives with Write-Attributes (TS 1.0, 8.2.4), and the two that Transport
     * puts in the place of some. Transport also says of 48 → 42 and of 17 → 24 that they fulfil nothing, where TS 1.0 has
     * the latter as an example of lt; Core says in all versions "each time the value crosses", so both are told.
     */
    @ParameterizedTest(name = "{0}: {1} → {2}: {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        gt=45&st=10       | 20 | 35 | st
        gt=45&st=10       | 45 | 50 | gt
        gt=45&st=10       | 50 | 40 | gt st
        gt=45&st=10       | 35 | 20 | st
        gt=45&st=10       | 38 | 49 | gt st
        gt=45&st=10       | 48 | 42 | gt
        lt=20&gt=85&st=10 | 17 | 24 | lt
        lt=20&gt=85&st=10 | 75 | 90 | gt st
        lt=20&gt=85&st=10 | 50 | 10 | lt st
        lt=20&gt=85&st=10 | 87 | 99 | st
        """)
    void the_examples_of_the_specification_are_told_for_the_reason_it_names(
            String attributes, double before, double now, String reasons) throws Exception {
        assertThat(areMet(attributes, Value.of(before), Value.of(now))).isTrue();
        for (var attribute : attributes.split("&")) {
            assertThat(areMet(attribute, Value.of(before), Value.of(now)))
                    .as(attribute)
                    .isEqualTo(reasons.contains(attribute.substring(0, 2)));
        }
    }

    @Test
    void thresholds_that_contradict_each_other_count_for_nothing() throws Exception {
        assertThat(areMet("lt=45&gt=44", Value.of(10), Value.of(11))).isTrue();
        assertThat(areMet("lt=40&gt=44&st=2", Value.of(10), Value.of(11))).isTrue();
        assertThat(areMet("lt=40&gt=44&st=1", Value.of(10), Value.of(10.5))).isFalse();
    }

    @Test
    void an_instance_of_a_resource_goes_by_its_own_attributes() throws Exception {
        var first = TEMPERATURE.child(0);
        var second = TEMPERATURE.child(1);
        var gt = NotificationAttributes.NONE.with(List.of("gt=45"));
        var lower = NotificationAttributes.NONE.with(List.of("gt=5"));
        var before = List.of(new PathValue(first, Value.of(1)), new PathValue(second, Value.of(1)));
        var firstMoved = List.of(new PathValue(first, Value.of(10)), new PathValue(second, Value.of(1)));
        var secondMoved = List.of(new PathValue(first, Value.of(1)), new PathValue(second, Value.of(10)));

        Function<Path, NotificationAttributes> inForce = path -> path.equals(second) ? lower : gt;
        assertThat(Conditions.areMet(inForce, TEMPERATURE, before, firstMoved)).isFalse();
        assertThat(Conditions.areMet(inForce, TEMPERATURE, before, secondMoved)).isTrue();
        assertThat(Conditions.areMet(
                        path -> path.equals(second) ? NotificationAttributes.NONE : gt,
                        TEMPERATURE,
                        before,
                        secondMoved))
                .isTrue();
    }

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
        assertThat(Conditions.areMet(
                        path -> attributes, Path.of(3303, 0), values(Value.of(1.0)), values(Value.of(2.0))))
                .isTrue();
    }

    @Test
    void the_same_value_measured_later_is_a_change_where_it_says_when() throws Exception {
        var before = List.of(new PathValue(TEMPERATURE, Value.of(20.0), 1));
        var now = List.of(new PathValue(TEMPERATURE, Value.of(20.0), 2));
        assertThat(Conditions.areMet(path -> NotificationAttributes.NONE, TEMPERATURE, before, now))
                .isTrue();
        var step = NotificationAttributes.NONE.with(List.of("st=1"));
        assertThat(Conditions.areMet(path -> step, TEMPERATURE, before, now)).isFalse();
    }

    @Test
    void a_resource_instance_that_comes_or_goes_is_a_change() throws Exception {
        var attributes = NotificationAttributes.NONE.with(List.of("gt=45"));
        var one = List.of(new PathValue(TEMPERATURE.child(0), Value.of(1)));
        var two = List.of(
                new PathValue(TEMPERATURE.child(0), Value.of(1)), new PathValue(TEMPERATURE.child(1), Value.of(1)));
        assertThat(Conditions.areMet(path -> attributes, TEMPERATURE, one, two)).isTrue();
        assertThat(Conditions.areMet(path -> attributes, TEMPERATURE, two, one)).isTrue();
    }

    private static boolean areMet(String attributes, Value before, Value now) throws Exception {
        var attached = NotificationAttributes.NONE.with(List.of(attributes.split("&")));
        return Conditions.areMet(path -> attached, TEMPERATURE, values(before), values(now));
    }

    private static List<PathValue> values(Value value) {
        return List.of(new PathValue(TEMPERATURE, value));
    }
}
