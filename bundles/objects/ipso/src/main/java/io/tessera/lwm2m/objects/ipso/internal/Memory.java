// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.ipso.internal;

import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;

/** What an Object remembers of its sensors: of those that it shows, and of those that may come again. */
final class Memory implements Durability {

    /** A value can be a new extreme with each measurement; a flash memory doesn't take that often a write. */
    static final Duration EVERY = Duration.ofMinutes(1);

    private final IpsoObject object;
    private final Map<Integer, Remembered> absent = new ConcurrentSkipListMap<>();

    Memory(IpsoObject object) {
        this.object = object;
    }

    /** An Object Instance goes. Any thread. */
    void keep(int instance, Remembered remembered) {
        absent.put(instance, remembered);
    }

    /** An Object Instance is there: it gets what is remembered of it, once. Any thread. */
    void giveBack(int instance) {
        object.find(instance).ifPresent(shown -> {
            var remembered = absent.remove(instance);
            if (remembered != null) {
                shown.takeOver(remembered);
            }
        });
    }

    @Override
    public Duration atMostEvery() {
        return EVERY;
    }

    @Override
    public CompletionStage<List<PathValue>> kept() {
        var all = new TreeMap<>(absent);
        for (int instance : object.instances()) {
            object.find(instance).ifPresent(shown -> all.put(instance, shown.remembered()));
        }
        var values = new ArrayList<PathValue>();
        all.forEach((instance, remembered) ->
                values.addAll(remembered.toValues(Path.of(object.definition().id(), instance))));
        return CompletableFuture.completedStage(values);
    }

    @Override
    public CompletionStage<Void> restore(List<PathValue> kept) {
        var byInstance = new HashMap<Integer, Map<Integer, Value>>();
        for (var value : kept) {
            byInstance
                    .computeIfAbsent(value.path().instance(), instance -> new HashMap<>())
                    .put(value.path().resource(), value.value());
        }
        byInstance.forEach((instance, values) -> {
            absent.putIfAbsent(instance, Remembered.of(values));
            giveBack(instance);
        });
        return Lwm2mObject.DONE;
    }
}
