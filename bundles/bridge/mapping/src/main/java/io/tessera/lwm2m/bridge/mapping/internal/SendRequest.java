// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.bridge.mapping.internal;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.SendOutcome;
import io.tessera.lwm2m.client.ServerStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Measurements that a source wants the servers to have now. Nothing of it is kept. */
final class SendRequest {

    private static final int MOST = 1000;

    private final Map<String, List<SendLog.Entry>> byClient = new LinkedHashMap<>();
    private int count;

    void add(SendLog.Entry entry) {
        byClient.computeIfAbsent(entry.target().client(), client -> new ArrayList<>())
                .add(entry);
        count++;
    }

    /** @return when all servers that see it have it; fails with a message that says which don't */
    CompletionStage<Void> send(Function<String, Optional<Lwm2mClient>> clients) {
        if (count == 0 || count > MOST) {
            return failed(count == 0 ? "nothing of it shows anywhere" : "more than %d values".formatted(MOST));
        }
        var sent = new ArrayList<CompletableFuture<List<SendOutcome>>>();
        byClient.forEach((name, entries) -> sent.add(clients.apply(name)
                .map(client -> sendBy(client, entries))
                .orElseGet(() -> failed("there is no client " + name))
                .toCompletableFuture()));
        return CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new))
                .thenCompose(done -> conclude(sent.stream()
                        .flatMap(outcomes -> outcomes.join().stream())
                        .toList()));
    }

    private static CompletionStage<List<SendOutcome>> sendBy(Lwm2mClient client, List<SendLog.Entry> entries) {
        var part = new SendLog.Part(entries, 0);
        return client.servers().thenCompose(servers -> {
            var sent = servers.stream()
                    .map(ServerStatus::shortServerId)
                    .filter(server -> !part.visibleTo(server).isEmpty())
                    .map(server ->
                            client.sendValues(server, part.visibleTo(server)).toCompletableFuture())
                    .toList();
            return CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new))
                    .thenApply(done -> sent.stream()
                            .flatMap(outcomes -> outcomes.join().stream())
                            .toList());
        });
    }

    private static CompletionStage<Void> conclude(List<SendOutcome> outcomes) {
        var failures = outcomes.stream()
                .filter(outcome -> outcome.status() != SendOutcome.Status.ACCEPTED)
                .map(outcome ->
                        "server %d: %s %s".formatted(outcome.shortServerId(), outcome.status(), outcome.detail()))
                .map(String::strip)
                .collect(Collectors.joining(", "));
        if (outcomes.isEmpty()) {
            return failed("no server sees it");
        }
        return failures.isEmpty() ? CompletableFuture.completedStage(null) : failed(failures);
    }

    private static <T> CompletionStage<T> failed(String why) {
        return CompletableFuture.failedStage(new IllegalStateException(why));
    }
}
