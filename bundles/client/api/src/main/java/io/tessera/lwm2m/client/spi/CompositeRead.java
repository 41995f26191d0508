// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.spi;

import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** See {@link ObjectTree#readComposite}. */
final class CompositeRead {

    private CompositeRead() {}

    static CompletionStage<List<PathValue>> of(ObjectTree tree, Caller caller, Collection<Path> paths) {
        var reads = new ArrayList<CompletableFuture<Part>>(paths.size());
        for (var path : withoutOverlap(tree, paths)) {
            var read = tree.read(caller, path).toCompletableFuture();
            reads.add(read.handle(CompositeRead::part));
        }
        return CompletableFuture.allOf(reads.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> reads.stream().map(CompletableFuture::join).toList())
                .thenCompose(CompositeRead::joined);
    }

    /** @param refusal null where there was none */
    private record Part(List<PathValue> values, RequestRefused refusal) {

        boolean isUnauthorized() {
            return refusal != null && refusal.code() == ResponseCode.UNAUTHORIZED;
        }
    }

    private static Part part(List<PathValue> values, Throwable failure) {
        if (failure == null) {
            return new Part(values, null);
        }
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof RequestRefused refusal) {
            return new Part(List.of(), refusal);
        }
        throw new CompletionException(cause);
    }

    private static CompletionStage<List<PathValue>> joined(List<Part> parts) {
        var values = parts.stream().flatMap(part -> part.values().stream()).toList();
        var unauthorized = parts.stream().filter(Part::isUnauthorized).findFirst();
        if (values.isEmpty() && unauthorized.isPresent()) {
            return CompletableFuture.failedStage(unauthorized.get().refusal());
        }
        return CompletableFuture.completedStage(values);
    }

    private static List<Path> withoutOverlap(ObjectTree tree, Collection<Path> paths) {
        var ascending = new TreeSet<>(paths);
        if (ascending.remove(Path.ROOT)) {
            tree.objects()
                    .forEach(object -> ascending.add(Path.of(object.definition().id())));
        }
        var distinct = new ArrayList<Path>(ascending.size());
        for (var path : ascending) {
            boolean isBelowLast =
                    !distinct.isEmpty() && distinct.get(distinct.size() - 1).covers(path);
            if (!isBelowLast) {
                distinct.add(path);
            }
        }
        return distinct;
    }
}
