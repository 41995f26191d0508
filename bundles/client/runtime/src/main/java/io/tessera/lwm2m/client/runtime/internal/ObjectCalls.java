// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.object.Lwm2mObject;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Calls Objects. What they throw becomes a refusal, what they complete elsewhere comes back on the engine, and what
 * they don't complete in time fails with 5.00.
 */
final class ObjectCalls {

    private final Engine engine;
    private final Duration deadline;

    ObjectCalls(Engine engine, Duration deadline) {
        this.engine = engine;
        this.deadline = deadline;
    }

    <T> CompletionStage<T> call(Path path, Supplier<CompletionStage<T>> operation) {
        CompletableFuture<T> stage;
        try {
            stage = operation.get().toCompletableFuture();
        } catch (RuntimeException | LinkageError e) {
            return CompletableFuture.failedStage(Refusals.of(path, e));
        }
        if (!stage.isDone()) {
            return later(path, stage);
        }
        if (!stage.isCompletedExceptionally()) {
            return stage;
        }
        var refused = new CompletableFuture<T>();
        stage.whenComplete((value, failure) -> refused.completeExceptionally(Refusals.of(path, failure)));
        return refused;
    }

    /** All that an Object holds, secrets too. */
    CompletionStage<List<PathValue>> readAll(Lwm2mObject object) {
        var path = Path.of(object.definition().id());
        var reads = new ArrayList<CompletionStage<List<PathValue>>>();
        for (int instance : object.instances()) {
            var child = path.child(instance);
            reads.add(call(child, () -> object.read(Caller.DEVICE, child)));
        }
        return Stages.map(path, Stages.all(path, reads), parts -> parts.stream()
                .flatMap(List::stream)
                .toList());
    }

    private <T> CompletionStage<T> later(Path path, CompletableFuture<T> stage) {
        var result = new CompletableFuture<T>();
        var timer = engine.schedule(deadline, () -> result.completeExceptionally(late(path)));
        stage.whenComplete((value, failure) -> engine.execute(() -> {
            timer.cancel();
            if (failure == null) {
                result.complete(value);
            } else {
                result.completeExceptionally(Refusals.of(path, failure));
            }
        }));
        return result;
    }

    private RequestRefused late(Path path) {
        return new RequestRefused(
                ResponseCode.INTERNAL_SERVER_ERROR,
                "%s didn't answer within %d ms".formatted(path, deadline.toMillis()));
    }
}
