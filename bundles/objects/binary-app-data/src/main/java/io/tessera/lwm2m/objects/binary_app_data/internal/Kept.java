// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.binary_app_data.internal;

import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.IntegerValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All data outlives the process, and which of it is whose. */
record Kept(Containers containers, Applications applications) implements Durability {

    /** No Resource: who made the Object Instance. */
    private static final int ORIGIN = 65_000;

    private static final Logger LOG = LoggerFactory.getLogger(Kept.class);

    @Override
    public Duration atMostEvery() {
        return Duration.ofSeconds(1);
    }

    @Override
    public CompletionStage<List<PathValue>> kept() {
        var values = new ArrayList<PathValue>();
        containers.all().forEach((instance, container) -> {
            var path = Containers.path(instance);
            values.addAll(container.values(path));
            values.add(new PathValue(
                    path.child(ORIGIN), Value.of(container.origin().ordinal())));
        });
        return CompletableFuture.completedStage(values);
    }

    @Override
    public CompletionStage<Void> restore(List<PathValue> kept) {
        var restored = new TreeMap<Integer, Container>();
        for (var entry : kept) {
            int instance = entry.path().instance();
            restored.put(instance, with(restored.getOrDefault(instance, Container.EMPTY), entry));
        }
        containers.restore(restored);
        restored.forEach((instance, container) -> {
            if (container.origin().isReceived()) {
                applications.deliver(instance, container);
            }
        });
        return Lwm2mObject.DONE;
    }

    private static Container with(Container container, PathValue entry) {
        if (entry.path().resource() == ORIGIN) {
            return container.with(Origin.of(entry.value() instanceof IntegerValue number ? number.value() : 0));
        }
        try {
            Resources.check(entry);
            return container.with(List.of(entry));
        } catch (RequestRefused e) {
            LOG.warn("{} was kept and isn't taken: {}", entry.path(), e.getMessage());
            return container;
        }
    }
}
