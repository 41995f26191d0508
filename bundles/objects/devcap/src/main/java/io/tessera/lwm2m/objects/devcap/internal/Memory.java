// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.devcap.internal;

import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.InstanceNumbers;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListSet;

/** Which Object Instance shows which part, and of which of them servers want to hear (NotifyEn, /15/x/7). */
final class Memory implements Durability {

    private final InstanceNumbers numbers;
    private final Set<Integer> told = new ConcurrentSkipListSet<>();

    Memory(InstanceNumbers numbers) {
        this.numbers = numbers;
    }

    boolean isTold(int number) {
        return told.contains(number);
    }

    void tell(int number, boolean isTold) {
        if (isTold) {
            told.add(number);
        } else {
            told.remove(number);
        }
    }

    @Override
    public Duration atMostEvery() {
        return Duration.ZERO;
    }

    @Override
    public CompletionStage<List<PathValue>> kept() {
        return numbers.kept().thenApply(values -> {
            var all = new ArrayList<>(values);
            told.forEach(number ->
                    all.add(new PathValue(Path.of(DevCapObject.ID, number, DevCapObject.NOTIFY), Value.of(true))));
            return all;
        });
    }

    @Override
    public CompletionStage<Void> restore(List<PathValue> kept) {
        kept.stream()
                .filter(value -> value.path().resource() == DevCapObject.NOTIFY)
                .forEach(value -> told.add(value.path().instance()));
        return numbers.restore(kept);
    }
}
