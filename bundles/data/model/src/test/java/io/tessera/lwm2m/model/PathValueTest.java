// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PathValueTest {

    private static final PathValue NOW = new PathValue(Path.of(3, 0, 9), Value.of(95));
    private static final PathValue EARLIER = new PathValue(Path.of(3303, 0, 5700), Value.of(21.5), 1);

    @Test
    void without_times_values_are_as_of_now() {
        assertThat(PathValue.untimed(List.of(NOW, EARLIER)))
                .containsExactly(NOW, new PathValue(EARLIER.path(), EARLIER.value()));
    }

    @Test
    void what_says_no_time_is_not_copied() {
        var values = List.of(NOW);
        assertThat(PathValue.untimed(values)).isSameAs(values);
    }
}
