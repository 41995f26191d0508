// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of &lt;NOTIFICATION&gt; class attributes, row by row, and the rules above it (Core 1.2, "Attributes
 * Classification"; PROTOCOL "Observe, attributes, notify", 1, 5 and 6).
 */
class AttributeRulesTest {

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
        attributes              | path       | type             | outcome
        pmin=0                  | /3         | NONE             | ok
        pmin=10                 | /3/0       | NONE             | ok
        pmin=10                 | /3/0/0     | STRING           | ok
        pmin=10                 | /3/0/6/0   | INTEGER          | ok
        pmax=60                 | /3         | NONE             | ok
        pmax=0                  | /3/0/9     | INTEGER          | ok
        pmin=60&pmax=10         | /3/0/9     | INTEGER          | ok
        pmin=60&pmax=60         | /3/0/9     | INTEGER          | ok
        gt=50                   | /3         | NONE             | refused
        gt=50                   | /3/0       | NONE             | refused
        gt=50                   | /3/0/9     | INTEGER          | ok
        gt=50                   | /3/0/6/0   | INTEGER          | ok
        gt=50                   | /3/0/0     | STRING           | refused
        gt=50                   | /3/0/3     | OPAQUE           | refused
        gt=50                   | /3200/0/0  | BOOLEAN          | refused
        gt=50                   | /3/0/0     | OBJLNK           | refused
        gt=50.5                 | /3303/0/1  | FLOAT            | ok
        gt=50                   | /1/0/17    | UNSIGNED_INTEGER | ok
        gt=50                   | /3/0/13    | TIME             | ok
        gt=-3.5                 | /3303/0/1  | FLOAT            | ok
        lt=42.2                 | /3         | NONE             | refused
        lt=42.2                 | /3/0       | NONE             | refused
        lt=42.2                 | /3/0/9     | INTEGER          | ok
        lt=42.2                 | /3/0/0     | STRING           | refused
        st=5                    | /3         | NONE             | refused
        st=5                    | /3/0       | NONE             | refused
        st=5                    | /3/0/9     | INTEGER          | ok
        st=5                    | /3/0/0     | STRING           | refused
        lt=40&gt=50             | /3/0/9     | INTEGER          | ok
        lt=50&gt=50             | /3/0/9     | INTEGER          | refused
        lt=60&gt=50             | /3/0/9     | INTEGER          | refused
        lt=40&gt=50&st=4.9      | /3/0/9     | INTEGER          | ok
        lt=40&gt=50&st=5        | /3/0/9     | INTEGER          | refused
        lt=40&gt=50&st=6        | /3/0/9     | INTEGER          | refused
        lt=40&st=100            | /3/0/9     | INTEGER          | ok
        gt=50&st=100            | /3/0/9     | INTEGER          | ok
        epmin=5                 | /3         | NONE             | ok
        epmin=5                 | /3/0/0     | STRING           | ok
        epmax=5                 | /3/0       | NONE             | ok
        epmin=5&epmax=6         | /3/0/9     | INTEGER          | ok
        epmin=5&epmax=5         | /3/0/9     | INTEGER          | refused
        epmin=6&epmax=5         | /3         | NONE             | refused
        edge=1                  | /3200/0/0  | BOOLEAN          | ok
        edge=0                  | /3200/0/0/1 | BOOLEAN         | ok
        edge=1                  | /3200      | NONE             | refused
        edge=1                  | /3200/0    | NONE             | refused
        edge=1                  | /3/0/9     | INTEGER          | refused
        con=1                   | /3         | NONE             | ok
        con=0                   | /3/0/0     | STRING           | ok
        hqmax=10                | /3         | NONE             | ok
        hqmax=0                 | /3/0/6/0   | INTEGER          | ok
        """)
    void which_attributes_may_be_attached_where(String attributes, String path, DataType type, String outcome)
            throws Exception {
        var attached = with(attributes);
        var at = Path.parse(path);
        if (outcome.equals("ok")) {
            assertThatCode(() -> AttributeRules.check(attached, at, type)).doesNotThrowAnyException();
            return;
        }
        assertThatThrownBy(() -> AttributeRules.check(attached, at, type))
                .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.code()).isEqualTo(ResponseCode.BAD_REQUEST));
    }

    @Test
    void what_comes_from_several_levels_may_contradict_itself() throws Exception {
        assertThat(AttributeRules.areConsistent(with("lt=45").orElse(with("gt=44"))))
                .isFalse();
        assertThat(AttributeRules.areConsistent(with("epmax=5").orElse(with("epmin=5"))))
                .isFalse();
        assertThat(AttributeRules.areConsistent(with("pmax=5").orElse(with("pmin=6"))))
                .isTrue();
        assertThat(AttributeRules.hasValidThresholds(with("epmin=6&epmax=5"))).isTrue();
    }

    private static NotificationAttributes with(String attributes) throws RequestRefused {
        return NotificationAttributes.NONE.with(List.of(attributes.split("&")));
    }
}
