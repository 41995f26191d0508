// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void what_is_read_is_read_when_all_is_deleted_and_when_all_is_written() {
        assertThat(planned(new Draft().delete(Path.of(5)).read(Path.of(1))))
                .containsExactly(
                        "Bootstrap-Delete /5",
                        "Bootstrap-Read /1",
                        "Bootstrap-Write /0/1",
                        "Bootstrap-Write /1/0",
                        "Bootstrap-Read /1",
                        "Bootstrap-Finish /");
    }

    @Test
    void what_is_read_is_read_once_where_nothing_is_deleted() {
        assertThat(planned(new Draft().read(Path.ROOT)))
                .containsExactly(
                        "Bootstrap-Write /0/1", "Bootstrap-Write /1/0", "Bootstrap-Discover /", "Bootstrap-Finish /");
    }

    private static List<String> planned(Draft draft) {
        return new Plan(draft.build(), "device", Map.of(), Discovered.fresh())
                .orders().stream().map(Order::toString).toList();
    }
}
