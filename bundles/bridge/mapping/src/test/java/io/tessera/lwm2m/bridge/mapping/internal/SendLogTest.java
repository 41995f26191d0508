// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.client.access.AccessGrant;
import io.tessera.lwm2m.client.access.AccessRights;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendLogTest {

    private static final Target TARGET = new Target("gateway", 3303, 0, Conversion.NONE, "Cel", "CPU");

    private final SendLog log = new SendLog(4);

    @Test
    void each_server_gets_everything_once_and_in_order() {
        log.servers(List.of(1, 2));
        add(1, 2, 3);

        assertThat(take(1, 2)).containsExactly(1L, 2L);
        assertThat(take(2, 9)).containsExactly(1L, 2L, 3L);
        assertThat(log.isEmpty()).isFalse();
        assertThat(take(1, 9)).containsExactly(3L);
        assertThat(take(1, 9)).isEmpty();
        assertThat(log.isEmpty()).isTrue();
    }

    @Test
    void what_a_server_did_not_take_comes_again() {
        log.servers(List.of(1));
        add(1, 2);

        assertThat(times(log.next(1, 9))).containsExactly(1L, 2L);
        assertThat(times(log.next(1, 9))).containsExactly(1L, 2L);
    }

    @Test
    void of_too_many_the_oldest_go_and_are_counted() {
        log.servers(List.of(1));
        add(1, 2, 3, 4, 5, 6);

        assertThat(take(1, 9)).containsExactly(3L, 4L, 5L, 6L);
        assertThat(log.takeDisplaced()).isEqualTo(2);
        assertThat(log.takeDisplaced()).isZero();
    }

    @Test
    void what_is_displaced_while_it_is_under_way_moves_nobody_back() {
        log.servers(List.of(1));
        add(1, 2);
        var part = log.next(1, 1);
        add(3, 4, 5, 6, 7);
        log.done(1, part);

        assertThat(take(1, 9)).containsExactly(4L, 5L, 6L, 7L);
    }

    @Test
    void the_first_servers_get_what_came_before_them_and_later_ones_do_not() {
        add(1);
        log.servers(List.of(1));
        add(2);
        log.servers(List.of(1, 2));

        assertThat(take(1, 9)).containsExactly(1L, 2L);
        assertThat(take(2, 9)).containsExactly(2L);
    }

    @Test
    void nothing_waits_for_a_server_that_is_gone() {
        log.servers(List.of(1, 2));
        add(1);
        take(1, 9);
        log.servers(List.of(1));

        assertThat(log.isEmpty()).isTrue();
    }

    @Test
    void a_server_gets_only_what_the_rule_shows_it() {
        var onlyTwo = new Target(
                "gateway",
                3303,
                1,
                Conversion.NONE,
                "Cel",
                "CPU",
                Optional.of(AccessGrant.toOnly(List.of(2), AccessRights.of("R"))),
                Sending.NOTHING);
        var onlyWrite = new Target(
                "gateway",
                3303,
                2,
                Conversion.NONE,
                "Cel",
                "CPU",
                Optional.of(AccessGrant.toOnly(List.of(1), AccessRights.of("W"))),
                Sending.NOTHING);
        var part = new SendLog.Part(
                List.of(
                        new SendLog.Entry(TARGET, value(1)),
                        new SendLog.Entry(onlyTwo, value(2)),
                        new SendLog.Entry(onlyWrite, value(3))),
                3);

        assertThat(part.visibleTo(1)).containsExactly(value(1));
        assertThat(part.visibleTo(2)).containsExactly(value(1), value(2));
    }

    private void add(long... times) {
        for (long time : times) {
            log.add(new SendLog.Entry(TARGET, value(time)));
        }
    }

    private List<Long> take(int server, int atMost) {
        var part = log.next(server, atMost);
        log.done(server, part);
        return times(part);
    }

    private static List<Long> times(SendLog.Part part) {
        return part.entries().stream().map(entry -> entry.value().time()).toList();
    }

    private static PathValue value(long time) {
        return new PathValue(Path.of(3303, 0, 5700), Value.of(20.0), time);
    }
}
