// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.management.internal;

import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.NoAnswer.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * The server that this interface is attached to. Applications may find the interface a moment before the server does, as
 * when one of both has been replaced: what they ask then waits.
 */
final class Attachment {

    private static final int MOST = 64;
    private static final long LONGEST_MILLIS = 2000;

    private final List<CompletableFuture<Server>> waiting = new ArrayList<>();
    private volatile Server server;

    Optional<Server> now() {
        return Optional.ofNullable(server);
    }

    /** Fails with {@link NoAnswer} if there is none within a short time, or too many wait. */
    CompletionStage<Server> soon() {
        var present = server;
        return present == null ? next() : CompletableFuture.completedStage(present);
    }

    private CompletionStage<Server> next() {
        var coming = new CompletableFuture<Server>();
        synchronized (waiting) {
            if (server != null || waiting.size() >= MOST) {
                return of(server);
            }
            waiting.add(coming);
        }
        return coming.completeOnTimeout(null, LONGEST_MILLIS, TimeUnit.MILLISECONDS)
                .whenComplete((found, failure) -> forget(coming))
                .thenCompose(Attachment::of);
    }

    private static CompletionStage<Server> of(Server found) {
        return found == null
                ? CompletableFuture.failedStage(new NoAnswer(Reason.CANCELLED, "The server is not running"))
                : CompletableFuture.completedStage(found);
    }

    private void forget(CompletableFuture<Server> one) {
        synchronized (waiting) {
            waiting.remove(one);
        }
    }

    void begin(Server newServer) {
        List<CompletableFuture<Server>> all;
        synchronized (waiting) {
            server = newServer;
            all = List.copyOf(waiting);
        }
        // Not here, where the server attaches its interfaces.
        all.forEach(one -> newServer.schedule(Duration.ZERO, () -> one.complete(newServer)));
    }

    void end() {
        synchronized (waiting) {
            server = null;
        }
    }
}
