// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void reads_what_a_server_answers() {
        var json = Json.parse(
                """
                [ {"path": "/3303/0/5700", "value": -2.15e1, "observed": true, "time": null, "text": "a\\"\\u00e9\\n"},
                  [], {} ]
                """);

        var first = (Map<?, ?>) ((List<?>) json).get(0);
        assertThat(first.get("path")).isEqualTo("/3303/0/5700");
        assertThat(first.get("value")).isEqualTo(-21.5);
        assertThat(first.get("observed")).isEqualTo(true);
        assertThat(first.get("time")).isNull();
        assertThat(first.get("text")).isEqualTo("a\"\u00e9\n");
        assertThat(((List<?>) json).subList(1, 3)).isEqualTo(List.of(List.of(), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1", "\"x", "{\"a\" 1}", "tru", "[] x", "-"})
    void refuses_what_is_no_json(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
