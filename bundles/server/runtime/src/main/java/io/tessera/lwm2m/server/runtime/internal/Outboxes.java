// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.runtime.internal;

import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RequestQueue;
import io.tessera.lwm2m.server.WaitingRequest;
import io.tessera.lwm2m.transport.NoAnswer;
import io.tessera.lwm2m.transport.NoAnswer.Reason;
import io.tessera.lwm2m.transport.Response;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The outboxes of those who are registered. */
final class Outboxes {

    private final RegistrationStore registrations;

    Outboxes(RegistrationStore registrations) {
        this.registrations = registrations;
    }

    CompletionStage<Response> send(Registration registration, Function<Outbox, CompletionStage<Response>> sending) {
        var client = registrations.client(registration.id());
        if (client.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new NoAnswer(Reason.CANCELLED, "The registration of %s ended".formatted(registration.endpoint())));
        }
        return sending.apply(client.get().outbox());
    }

    RequestQueue queue(Registration registration) {
        return registrations
                .client(registration.id())
                .map(client -> client.outbox().queue())
                .orElse(RequestQueue.NONE);
    }

    Optional<WaitingRequest> cancel(Registration registration, String id) {
        return registrations.client(registration.id()).flatMap(client -> client.outbox()
                .cancel(id));
    }

    void heard(Registration registration) {
        registrations.client(registration.id()).ifPresent(client -> client.outbox()
                .heard());
    }

    /** The server ends. */
    void abandon() {
        registrations.clients().forEach(client -> client.outbox().abandon());
    }

    /** What waits for a client was addressed below its root, so it goes to the new registration only if that is the same. */
    static void handOver(RegisteredClient before, RegisteredClient client) {
        var sameRoot = before.registration()
                .objects()
                .root()
                .equals(client.registration().objects().root());
        if (sameRoot) {
            client.outbox().inherit(before.outbox());
        }
        before.outbox().close();
    }
}
