// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.StringValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Which Object Instance shows which thing of the gateway, by the thing's name: the same one after a restart, and after it
 * was gone for a while. Changed by one thread at a time.
 */
public final class InstanceNumbers implements Durability {

    /** So many names are remembered; more than that aren't shown. */
    public static final int MOST = 1000;

    private static final int NAME = 0;

    private final int object;
    private final Runnable restored;
    private volatile Map<String, Integer> numbers = Map.of();

    /**
     * @param object Object ID
     * @param restored the numbers are others now
     */
    public InstanceNumbers(int object, Runnable restored) {
        this.object = object;
        this.restored = restored;
    }

    /**
     * The number for a name.
     *
     * @param inUse names that are there now
     * @return empty if there are too many
     */
    public Optional<Integer> of(String name, Set<String> inUse) {
        var next = new TreeMap<>(numbers);
        if (next.size() >= MOST && !next.containsKey(name)) {
            next.keySet().retainAll(inUse);
        }
        if (next.size() >= MOST && !next.containsKey(name)) {
            return Optional.empty();
        }
        int number = next.computeIfAbsent(name, unknown -> free(next));
        numbers = next;
        return Optional.of(number);
    }

    private static int free(Map<String, Integer> taken) {
        var set = new BitSet();
        taken.values().forEach(set::set);
        return set.nextClearBit(0);
    }

    @Override
    public Duration atMostEvery() {
        return Duration.ZERO;
    }

    @Override
    public CompletionStage<List<PathValue>> kept() {
        var values = new ArrayList<PathValue>();
        numbers.forEach((name, number) -> values.add(new PathValue(Path.of(object, number, NAME), Value.of(name))));
        return CompletableFuture.completedStage(values);
    }

    /** What a server has seen counts more than what was made up since the start. */
    @Override
    public CompletionStage<Void> restore(List<PathValue> kept) {
        var next = new TreeMap<String, Integer>();
        for (var value : kept) {
            if (value.value() instanceof StringValue name
                    && next.size() < MOST
                    && !next.containsValue(value.path().instance())) {
                next.put(name.value(), value.path().instance());
            }
        }
        numbers = next;
        restored.run();
        return Lwm2mObject.DONE;
    }
}
