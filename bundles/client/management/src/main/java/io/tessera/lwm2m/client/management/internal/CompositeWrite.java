// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.management.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.client.spi.ObjectTree;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes values of several Object Instances: one instance after the other, and if one refuses, those before get back
 * what they had. What can't be read can't be given back.
 */
final class CompositeWrite {

    private static final Logger LOG = LoggerFactory.getLogger(CompositeWrite.class);

    private final ObjectTree tree;
    private final Caller caller;
    private final Map<Path, List<PathValue>> byInstance = new TreeMap<>();
    private final List<PathValue> before = new ArrayList<>();

    CompositeWrite(ObjectTree tree, Caller caller, List<PathValue> values) {
        this.tree = tree;
        this.caller = caller;
        for (var value : values) {
            byInstance
                    .computeIfAbsent(value.path().cut(2), instance -> new ArrayList<>())
                    .add(value);
        }
    }

    CompletionStage<Void> run() {
        var done = Lwm2mObject.DONE;
        for (var entry : byInstance.entrySet()) {
            done = done.thenCompose(earlier -> writeInstance(entry.getKey(), entry.getValue()));
        }
        return done.handle((nothing, failure) -> failure == null ? Lwm2mObject.DONE : giveBack(failure))
                .thenCompose(stage -> stage);
    }

    private CompletionStage<Void> writeInstance(Path instance, List<PathValue> values) {
        if (byInstance.size() == 1) {
            return apply(instance, values);
        }
        var resources = values.stream().map(value -> value.path().cut(3)).toList();
        return tree.readComposite(Caller.DEVICE, resources)
                .thenCompose(had -> apply(instance, values).thenRun(() -> before.addAll(had)));
    }

    private CompletionStage<Void> apply(Path instance, List<PathValue> values) {
        var written = values.stream().filter(value -> !isRemoval(value)).toList();
        var done = written.isEmpty() ? Lwm2mObject.DONE : tree.write(caller, instance, false, written);
        for (var value : values) {
            if (isRemoval(value)) {
                done = done.thenCompose(earlier -> tree.delete(caller, value.path()));
            }
        }
        return done;
    }

    /** SenML-ETCH removes a Resource Instance by a record without value (RFC 8790, 3.2). */
    private static boolean isRemoval(PathValue value) {
        return value.path().depth() == 4 && value.value() == Value.EMPTY;
    }

    private CompletionStage<Void> giveBack(Throwable failure) {
        CompletionStage<Void> done = Lwm2mObject.DONE;
        for (var value : before) {
            done = done.thenCompose(
                    earlier -> tree.write(Caller.DEVICE, value.path().cut(2), false, List.of(value)));
        }
        return done.handle((nothing, second) -> {
                    if (second != null) {
                        LOG.error("A Write-Composite was refused and its first part can't be taken back", second);
                    }
                    return CompletableFuture.<Void>failedStage(failure);
                })
                .thenCompose(stage -> stage);
    }
}
