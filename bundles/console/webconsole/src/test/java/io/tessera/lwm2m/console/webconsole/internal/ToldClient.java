// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.console.webconsole.internal;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.SendOutcome;
import io.tessera.lwm2m.client.ServerStatus;
import io.tessera.lwm2m.client.access.AccessDecision;
import io.tessera.lwm2m.client.access.AccessInquiry;
import io.tessera.lwm2m.client.object.Caller;
import io.tessera.lwm2m.client.spi.Operation;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A client with two servers: it is registered at one, and the other refuses it. */
final class ToldClient implements Lwm2mClient, AccessInquiry {

    /** A server may say anything. */
    static final String HOSTILE = "4.03 <script>document.title='caught'</script>";

    private final List<Path> read = new ArrayList<>();
    private final AtomicInteger bootstraps = new AtomicInteger();
    private volatile Throwable failure;

    /** How often its Bootstrap-Server was asked. */
    int bootstraps() {
        return bootstraps.get();
    }

    @Override
    public CompletionStage<Void> bootstrap() {
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        bootstraps.incrementAndGet();
        return CompletableFuture.completedFuture(null);
    }

    /** What was read of it. */
    List<Path> read() {
        return List.copyOf(read);
    }

    void fail(Throwable with) {
        failure = with;
    }

    @Override
    public String endpoint() {
        return "urn:dev:gateway";
    }

    @Override
    public CompletionStage<List<ServerStatus>> servers() {
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        return CompletableFuture.completedFuture(List.of(
                new ServerStatus(
                        1,
                        "coaps://north.example:5684",
                        "REGISTERED",
                        "/rd/4711",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        "",
                        2,
                        5,
                        "CONFIGURATION"),
                new ServerStatus(2, "coaps://south.example", "FAILED", "", Instant.EPOCH, HOSTILE, 0, 0, "")));
    }

    @Override
    public CompletionStage<List<Path>> objects() {
        return CompletableFuture.completedFuture(List.of(Path.of(1, 0), Path.of(3, 0)));
    }

    @Override
    public CompletionStage<List<PathValue>> read(Caller caller, Path path) {
        read.add(path);
        return CompletableFuture.completedFuture(List.of(
                new PathValue(Path.of(1, 7, 0), Value.of(1)),
                new PathValue(Path.of(1, 7, 1), Value.of(300)),
                new PathValue(Path.of(1, 7, 7), Value.of("UQ"))));
    }

    @Override
    public void update(int shortServerId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<SendOutcome>> send(int shortServerId, List<Path> paths) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<SendOutcome>> sendValues(int shortServerId, List<PathValue> values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<AccessDecision> why(int shortServerId, Operation operation, Path path) {
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        boolean allowed = operation == Operation.READ;
        var reason = "own entry in /2/3: R, for %d and %s".formatted(shortServerId, path);
        return CompletableFuture.completedFuture(new AccessDecision(allowed, allowed ? "" : "4.01", reason));
    }
}
