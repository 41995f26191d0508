// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.management.internal;

import io.tessera.lwm2m.codec.Codec;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.RequestQueue;
import io.tessera.lwm2m.server.UnknownEndpoint;
import io.tessera.lwm2m.server.WaitingRequest;
import io.tessera.lwm2m.server.spi.Failures;
import io.tessera.lwm2m.server.spi.Patience;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.transport.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Sends a request to a client, and reads the answer; what goes wrong on the way fails the stage. */
final class Operations {

    private final Codec codec;
    private final Answers answers;
    private final Attachment server;
    private final Patience patience;

    Operations(Codec codec, Answers answers, Attachment server, Patience patience) {
        this.codec = codec;
        this.answers = answers;
        this.server = server;
        this.patience = patience;
    }

    Operations within(Duration time) {
        return new Operations(codec, answers, server, patience.within(time));
    }

    Operations telling(Consumer<WaitingRequest> queued) {
        return new Operations(codec, answers, server, patience.telling(queued));
    }

    Optional<WaitingRequest> cancel(String endpoint, String id) {
        return server.now()
                .flatMap(of -> of.registrations().byEndpoint(endpoint).flatMap(client -> of.cancel(client, id)));
    }

    RequestQueue waiting(String endpoint) {
        return server.now()
                .flatMap(of -> of.registrations().byEndpoint(endpoint).map(of::queue))
                .orElse(RequestQueue.NONE);
    }

    /** Makes the request once it is known whom it is for. */
    interface Operation {

        Request request(Client client) throws RequestRefused;
    }

    CompletionStage<Answer> perform(String name, String endpoint, Path path, Operation operation) {
        var about = "%s %s of %s".formatted(name, path, endpoint);
        if (path.equals(Path.ROOT)) {
            return failed(new OperationRefused(about + ": the operation needs a path below the root"));
        }
        return Failures.naming(about, ask(endpoint, path, operation));
    }

    /** @param parts the paths or values of a composite operation */
    CompletionStage<Answer> compose(String name, String endpoint, List<?> parts, Operation operation) {
        var about = "%s of %s".formatted(name, endpoint);
        if (parts.isEmpty()) {
            return failed(new OperationRefused(about + ": the operation needs at least one path"));
        }
        return Failures.naming(about, ask(endpoint, Path.ROOT, operation));
    }

    private CompletionStage<Answer> ask(String endpoint, Path path, Operation operation) {
        return server.soon().thenCompose(to -> ask(to, endpoint, path, operation));
    }

    private CompletionStage<Answer> ask(Server to, String endpoint, Path path, Operation operation) {
        var found = to.registrations().byEndpoint(endpoint);
        if (found.isEmpty()) {
            return failed(new UnknownEndpoint(endpoint));
        }
        return send(to, found.get(), path, operation);
    }

    private CompletionStage<Answer> send(Server to, Registration registration, Path path, Operation operation) {
        Request request;
        try {
            request = operation.request(new Client(registration, path, codec));
        } catch (RequestRefused unfit) {
            return failed(new OperationRefused(unfit.diagnostic()));
        }
        var asked = request;
        return to.send(registration, asked, patience)
                .thenCompose(response -> answers.read(registration, path, asked, response));
    }

    private static CompletionStage<Answer> failed(Exception why) {
        return CompletableFuture.failedFuture(why);
    }
}
