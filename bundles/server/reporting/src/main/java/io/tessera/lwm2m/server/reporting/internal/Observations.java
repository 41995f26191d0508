// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.reporting.internal;

import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.Lwm2mVersion;
import io.tessera.lwm2m.server.NotificationListener.End;
import io.tessera.lwm2m.server.Observation;
import io.tessera.lwm2m.server.OperationRefused;
import io.tessera.lwm2m.server.Registration;
import io.tessera.lwm2m.server.UnknownEndpoint;
import io.tessera.lwm2m.server.UnreadableAnswer;
import io.tessera.lwm2m.server.spi.Server;
import io.tessera.lwm2m.server.spi.Tracked;
import io.tessera.lwm2m.transport.Method;
import io.tessera.lwm2m.transport.Request;
import io.tessera.lwm2m.transport.Response;
import io.tessera.lwm2m.transport.Token;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Observe and Cancel Observation (Core 1.2, 6.4.1 and 6.4.3). The server keeps the state; it is changed on lanes. */
final class Observations {

    private final Server server;
    private final Contents contents;
    private final Reports reports;

    Observations(Server server, Contents contents, Reports reports) {
        this.server = server;
        this.contents = contents;
        this.reports = reports;
    }

    CompletionStage<Answer> observe(Registration client, Wish wish) {
        boolean attributesFirst =
                !wish.attributes().isEmpty() && !client.version().isAtLeast(Lwm2mVersion.V1_2);
        if (!attributesFirst) {
            return onLane(client, () -> request(client, wish));
        }
        return writeAttributes(client, wish)
                .thenCompose(written -> written.code().isSuccess()
                        ? onLane(client, () -> request(client, wish))
                        : CompletableFuture.completedFuture(Answer.of(written.code(), written.diagnostic())));
    }

    /** To one path after another, as long as the client accepts them. */
    private CompletionStage<Response> writeAttributes(Registration client, Wish wish) {
        CompletionStage<Response> written = CompletableFuture.completedFuture(Response.of(ResponseCode.CHANGED));
        for (var path : wish.paths()) {
            var write = Request.of(Method.PUT, client.objects().uriPath(path)).withQuery(wish.attributes());
            written = written.thenCompose(before ->
                    before.code().isSuccess() ? server.send(client, write) : CompletableFuture.completedFuture(before));
        }
        return written;
    }

    CompletionStage<Answer> cancel(Observation observation) {
        forget(observation);
        var found = server.registrations().byId(observation.registration());
        if (found.isEmpty()) {
            return CompletableFuture.failedFuture(new UnknownEndpoint(observation.endpoint()));
        }
        var client = found.get();
        Request request;
        try {
            request = contents.request(client, observation);
        } catch (OperationRefused unfit) {
            return CompletableFuture.failedFuture(unfit);
        }
        return server.send(client, request.withObserve(Request.CANCEL, Tokens.of(observation)))
                .thenCompose(response -> answer(client, observation, response));
    }

    void forget(Observation observation) {
        server.execute(observation.endpoint(), () -> reports.end(Tokens.of(observation), End.CANCELLED));
    }

    /** A client registered in the place of itself, and so has lost what was observed: asks for it again, once. */
    void renew(Registration client, List<Tracked> lost) {
        for (var tracked : lost) {
            var old = tracked.observation();
            var wish = Wish.of(old);
            observe(client, wish).whenComplete((answer, failure) -> {
                if (find(client, wish).isEmpty()) {
                    reports.ended(old, End.REGISTRATION);
                }
            });
        }
    }

    private CompletionStage<Answer> request(Registration client, Wish wish) {
        var before = find(client, wish);
        var token = before.map(Tracked::token).orElseGet(server.observations()::newToken);
        var observation = new Observation(
                token.toString(),
                client.endpoint(),
                client.id(),
                wish.path(),
                wish.paths(),
                wish.format(),
                wish.attributes(),
                server.clock().instant());
        Request request;
        try {
            request = contents.request(client, observation).withObserve(Request.OBSERVE, token);
        } catch (OperationRefused unfit) {
            return CompletableFuture.failedFuture(unfit);
        }
        // known from now on, since a notification may overtake the answer
        server.observations().put(new Tracked(observation, token));
        var asked = client.version().isAtLeast(Lwm2mVersion.V1_2) ? request.withQuery(wish.attributes()) : request;
        return server.send(client, asked)
                .whenComplete((response, failure) -> {
                    if (failure != null) {
                        unanswered(before, token);
                    }
                })
                .thenCompose(response -> answered(client, observation, before, response));
    }

    private void unanswered(Optional<Tracked> before, Token token) {
        if (before.isEmpty()) {
            server.observations().remove(token);
            return;
        }
        server.observations().put(before.get());
    }

    private CompletionStage<Answer> answered(
            Registration client, Observation observation, Optional<Tracked> before, Response response) {
        boolean accepted = response.code().isSuccess() && response.observe() != Response.NOT_OBSERVED;
        var answer = answer(client, observation, response);
        if (accepted && !answer.isCompletedExceptionally()) {
            reports.first(observation, response.observe(), answer.join());
            return answer;
        }
        server.observations().remove(Tokens.of(observation));
        before.ifPresent(tracked -> reports.ended(tracked.observation(), End.BY_CLIENT));
        return answer;
    }

    private CompletableFuture<Answer> answer(Registration client, Observation observation, Response response) {
        if (!response.code().isSuccess()) {
            return CompletableFuture.completedFuture(Answer.of(response.code(), response.diagnostic()));
        }
        List<PathValue> values;
        try {
            values = contents.read(client, observation.path(), response);
        } catch (RequestRefused malformed) {
            return CompletableFuture.failedFuture(new UnreadableAnswer(response.code(), malformed.diagnostic()));
        }
        return CompletableFuture.completedFuture(Answer.content(response.code(), response.contentFormat(), values));
    }

    private Optional<Tracked> find(Registration client, Wish wish) {
        return server.observations().of(client.endpoint()).stream()
                .filter(tracked -> wish.isFulfilledBy(tracked.observation()))
                .findFirst();
    }

    private CompletionStage<Answer> onLane(Registration client, Supplier<CompletionStage<Answer>> action) {
        var done = new CompletableFuture<Answer>();
        server.execute(client.endpoint(), () -> action.get().whenComplete((answer, failure) -> {
            if (failure == null) {
                done.complete(answer);
                return;
            }
            done.completeExceptionally(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
        }));
        return done;
    }
}
