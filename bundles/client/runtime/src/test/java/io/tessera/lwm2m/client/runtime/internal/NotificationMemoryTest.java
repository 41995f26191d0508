// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.transport.Token;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What waits for a server survives the process. */
final class NotificationMemoryTest {

    private static final Token ONE = new Token(1, 1);
    private static final Token TWO = new Token(2, 1);
    private static final List<PathValue> VALUES = List.of(
            new PathValue(Path.of(3303, 0, 5700), Value.of(21.5), 1_767_225_600_500_000_000L),
            new PathValue(Path.of(3303, 0, 5701), Value.of("Cel")));

    private final MapStore store = new MapStore();

    @Test
    void it_is_there_again_in_order_with_values_and_times() {
        var memory = memory(ONE, TWO);
        var first = memory.add(ONE, 1000, VALUES);
        var second = memory.add(TWO, 2000, VALUES);
        var third = memory.add(ONE, 3000, VALUES);
        memory.remove(second);
        var again = memory(ONE, TWO);
        assertThat(again.all()).containsExactly(first, third);
        assertThat(again.add(TWO, 4000, VALUES).number()).isGreaterThan(third.number());
    }

    @Test
    void what_belongs_to_no_observation_is_dropped() {
        memory(ONE, TWO).add(ONE, 1000, VALUES);
        assertThat(memory(TWO).all()).isEmpty();
        assertThat(memory(ONE, TWO).all()).isEmpty();
    }

    private NotificationMemory memory(Token... observations) {
        return new NotificationMemory(new NotificationRecords(store, new Keys("gateway"), 7), Set.of(observations));
    }
}
