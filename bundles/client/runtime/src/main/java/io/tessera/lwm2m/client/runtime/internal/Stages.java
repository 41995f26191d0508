// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Stages whose failure is always the refusal itself, never wrapped in another exception. */
final class Stages {

    private Stages() {}

    /** What the function makes of the value; the refusal where there is none. */
    static <T, R> CompletionStage<R> map(Path path, CompletionStage<T> stage, Function<T, R> function) {
        var result = new CompletableFuture<R>();
        stage.whenComplete((value, failure) -> {
            if (failure != null) {
                result.completeExceptionally(Refusals.of(path, failure));
                return;
            }
            try {
                result.complete(function.apply(value));
            } catch (RuntimeException | LinkageError e) {
                result.completeExceptionally(Refusals.of(path, e));
            }
        });
        return result;
    }

    /** Ends a stage as another one ended. */
    static <T> void complete(CompletableFuture<T> result, T value, Throwable failure) {
        if (failure == null) {
            result.complete(value);
        } else {
            result.completeExceptionally(failure);
        }
    }

    /** All values in their order, or the first refusal in that order. */
    static <T> CompletionStage<List<T>> all(Path path, List<CompletionStage<T>> stages) {
        var futures = stages.stream().map(CompletionStage::toCompletableFuture).toList();
        var all = CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new));
        return map(path, all, done -> {
            var values = new ArrayList<T>(futures.size());
            futures.forEach(future -> values.add(future.join()));
            return values;
        });
    }
}
