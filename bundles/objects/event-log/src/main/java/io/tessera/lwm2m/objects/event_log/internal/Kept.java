// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.objects.event_log.internal;

import io.tessera.lwm2m.client.object.Durability;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.IntegerValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What servers said about the logs outlives the process; events don't. */
record Kept(List<Log> logs) implements Durability {

    /** No Resource: whether events are collected. */
    private static final int RUNNING = 65_000;

    @Override
    public Duration atMostEvery() {
        return Duration.ofSeconds(1);
    }

    @Override
    public CompletionStage<List<PathValue>> kept() {
        var values = new ArrayList<PathValue>();
        for (int i = 0; i < logs.size(); i++) {
            var settings = logs.get(i).settings();
            var path = Resources.path(i);
            values.add(new PathValue(path.child(Resources.CLASS), Value.of(settings.logClass())));
            values.add(new PathValue(
                    path.child(Resources.FORMAT), Value.of(settings.format().ordinal())));
            values.add(new PathValue(path.child(RUNNING), Value.of(settings.running())));
        }
        return CompletableFuture.completedStage(values);
    }

    @Override
    public CompletionStage<Void> restore(List<PathValue> kept) {
        for (var entry : kept) {
            if (entry.path().instance() < logs.size()) {
                var log = logs.get(entry.path().instance());
                log.become(with(log.settings(), entry));
            }
        }
        return Lwm2mObject.DONE;
    }

    private static Settings with(Settings settings, PathValue entry) {
        if (entry.value() instanceof BooleanValue running) {
            return settings.with(running.value());
        }
        long number = entry.value() instanceof IntegerValue integer ? integer.value() : 0;
        return switch (entry.path().resource()) {
            case Resources.CLASS -> settings.with((int) number & 0xFF, settings.format());
            case Resources.FORMAT -> settings.with(settings.logClass(), Format.of(number));
            default -> settings;
        };
    }
}
