// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.client.Lwm2mClient;
import io.tessera.lwm2m.client.SendOutcome;
import io.tessera.lwm2m.client.spi.Client;
import io.tessera.lwm2m.client.spi.ClientEvent;
import io.tessera.lwm2m.client.spi.Session;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Hands what an application sends to the interface whose business it is. Only on the engine. */
final class SendRequests {

    /** Longer than any retransmission, so that nobody waits for ever while the interface is away. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Client client;
    private final Consumer<ClientEvent> events;

    SendRequests(Client client, Consumer<ClientEvent> events) {
        this.client = client;
        this.events = events;
    }

    CompletionStage<List<SendOutcome>> send(int shortServerId, List<Path> paths, List<PathValue> values) {
        var outcomes = new ArrayList<CompletableFuture<SendOutcome>>();
        for (var session : client.sessions()) {
            boolean isMeant = shortServerId == Lwm2mClient.ALL_SERVERS
                    || session.account().shortServerId() == shortServerId;
            if (isMeant) {
                outcomes.add(send(session, paths, values));
            }
        }
        return CompletableFuture.allOf(outcomes.toArray(CompletableFuture<?>[]::new))
                .thenApply(
                        done -> outcomes.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<SendOutcome> send(Session session, List<Path> paths, List<PathValue> values) {
        var outcome = new CompletableFuture<SendOutcome>();
        int server = session.account().shortServerId();
        var end = client.schedule(
                PATIENCE,
                () -> outcome.complete(new SendOutcome(server, SendOutcome.Status.NO_ANSWER, "no reporting")));
        outcome.whenComplete((known, failure) -> end.cancel());
        events.accept(new ClientEvent.SendAsked(session, paths, values, outcome));
        return outcome;
    }
}
