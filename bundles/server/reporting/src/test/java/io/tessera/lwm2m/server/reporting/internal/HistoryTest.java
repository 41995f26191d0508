// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.reporting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.ReceivedValue.Source;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is kept of what clients report, and what makes room. */
class HistoryTest {

    @Test
    void a_path_keeps_its_newest() {
        var history = new History(new History.Limits(3, 100, 100));

        add(history, "a", 1, 5);

        assertThat(shown(history, "a")).containsExactly("/3303/1/5700=3", "/3303/1/5700=4", "/3303/1/5700=5");
    }

    @Test
    void in_a_client_that_is_full_the_path_that_was_silent_longest_makes_room() {
        var history = new History(new History.Limits(3, 4, 100));
        add(history, "a", 1, 2);
        add(history, "a", 2, 2);

        add(history, "a", 3, 3);

        assertThat(shown(history, "a"))
                .containsExactly("/3303/2/5700=2", "/3303/3/5700=1", "/3303/3/5700=2", "/3303/3/5700=3");
    }

    @Test
    void in_a_server_that_is_full_the_client_that_was_silent_longest_makes_room() {
        var history = new History(new History.Limits(10, 10, 4));
        add(history, "a", 1, 2);
        add(history, "b", 1, 2);

        add(history, "c", 1, 3);

        assertThat(shown(history, "a")).isEmpty();
        assertThat(shown(history, "b")).containsExactly("/3303/1/5700=2");
        assertThat(shown(history, "c")).hasSize(3);
    }

    @Test
    void what_was_forgotten_leaves_its_room() {
        var history = new History(new History.Limits(10, 10, 4));
        add(history, "a", 1, 4);
        history.forget("a");
        history.forget("nobody");

        add(history, "b", 1, 4);

        assertThat(shown(history, "b")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "client", "total"})
    void where_nothing_is_to_be_kept_nothing_is(String what) {
        var limits = new History.Limits(
                what.equals("path") ? 0 : 9, what.equals("client") ? 0 : 9, what.equals("total") ? 0 : 9);
        var history = new History(limits);

        add(history, "a", 1, 3);
        add(history, "b", 1, 3);

        assertThat(shown(history, "a")).isEmpty();
        assertThat(shown(history, "b")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"historyPerPath", "historyPerClient", "historyTotal"})
    void a_configuration_out_of_range_is_refused_by_name(String attribute) {
        var config = (ReportingConfig) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ReportingConfig.class},
                (proxy, method, arguments) -> method.getName().equals(attribute) ? -1 : method.getDefaultValue());

        assertThatThrownBy(() -> History.Limits.of(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(attribute + " is -1; allowed is 0 to ");
    }

    private static void add(History history, String endpoint, int instance, int count) {
        IntStream.rangeClosed(1, count)
                .forEach(number -> history.add(
                        endpoint,
                        List.of(new PathValue(Path.of(3303, instance, 5700), Value.of(number))),
                        Instant.ofEpochSecond(number),
                        Source.SEND));
    }

    private static List<String> shown(History history, String endpoint) {
        return history.of(endpoint, Path.ROOT).stream()
                .map(one -> one.value().path() + "=" + one.value().value())
                .sorted()
                .toList();
    }
}
