// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.ResponseCode;
import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.InformationReporting;
import io.tessera.lwm2m.server.rest.internal.LatestValues.Source;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Read-Composite, Write-Composite and Observe-Composite (Core 1.2, 6.3.8, 6.3.9, 6.4.4). */
final class CompositeCalls {

    private final QueueCalls queue;
    private final InformationReporting reporting;
    private final Overview overview;
    private final LatestValues latest;
    private final Answering answering;
    private final int bodyLimit;

    CompositeCalls(
            QueueCalls queue,
            InformationReporting reporting,
            Overview overview,
            LatestValues latest,
            Answering answering,
            int bodyLimit) {
        this.queue = queue;
        this.reporting = reporting;
        this.overview = overview;
        this.latest = latest;
        this.answering = answering;
        this.bodyLimit = bodyLimit;
    }

    void take(Call call, Route route) throws Problem, IOException {
        boolean cancels = route.target() == Route.Target.OBSERVE_COMPOSITE
                && call.method().equals("DELETE");
        var about = new Subject(cancels ? "Cancel Observation-Composite" : name(route), route.endpoint(), Path.ROOT);
        call.about(about);
        if (cancels) {
            answering.answer(call, cancel(route, call.query()), answer -> done(about, answer));
            return;
        }
        boolean observes = route.target() == Route.Target.OBSERVE_COMPOSITE;
        if (!call.method().equals(observes ? "PUT" : "POST")) {
            throw Problem.methodNotAllowed(observes ? "PUT, DELETE" : "POST");
        }
        BodyReader.read(call, bodyLimit, body -> perform(call, route, about, body));
    }

    private static String name(Route route) {
        return switch (route.target()) {
            case READ_COMPOSITE -> "Read-Composite";
            case WRITE_COMPOSITE -> "Write-Composite";
            default -> "Observe-Composite";
        };
    }

    private void perform(Call call, Route route, Subject about, byte[] body) throws Problem {
        switch (route.target()) {
            case READ_COMPOSITE -> read(call, about, PathsBody.parse(body));
            case WRITE_COMPOSITE -> write(call, about, WriteBody.parse(body));
            default -> observe(call, about, PathsBody.parse(body));
        }
    }

    private void read(Call call, Subject about, List<Path> paths) throws Problem {
        var stage = queue.patient(call)
                .readComposite(about.endpoint(), paths, call.query().format());
        answering.answer(call, stage, answer -> {
            if (!answer.isSuccess()) {
                return Reply.of(Problem.of(answer), about);
            }
            remember(about.endpoint(), paths, answer.content());
            var names = overview.names(about.endpoint());
            return Reply.json(json -> AnswerJson.writeContent(json, about, answer, names));
        });
    }

    private void write(Call call, Subject about, WriteBody body) throws Problem {
        var types = overview.names(about.endpoint()).types();
        var values = body.values(Path.ROOT, Path.ROOT, types);
        if (body.single() != null || values.isEmpty()) {
            throw new Problem(400, "Expected values, each with its whole path");
        }
        var stage = queue.patient(call)
                .writeComposite(about.endpoint(), values, call.query().format());
        answering.answer(call, stage, answer -> done(about, answer));
    }

    private void observe(Call call, Subject about, List<Path> paths) throws Problem {
        var query = call.query();
        query.requireNo("ttl", "an Observe-Composite");
        var stage = reporting.observeComposite(about.endpoint(), paths, query.format(), query.attributes());
        answering.answer(call, stage, answer -> {
            if (!answer.isSuccess()) {
                return Reply.of(Problem.of(answer), about);
            }
            remember(about.endpoint(), paths, answer.content());
            var names = overview.names(about.endpoint());
            var observation = reporting.findComposite(about.endpoint(), paths);
            return Reply.json(json -> AnswerJson.writeObserved(json, about, answer, names, observation));
        });
    }

    private CompletionStage<Answer> cancel(Route route, Query query) throws Problem {
        var id = query.first("observation")
                .orElseThrow(() -> new Problem(400, "Which one? observation=<id> in the query"));
        var observation = reporting.of(route.endpoint()).stream()
                .filter(one -> one.isComposite() && one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem(404, "No composite observation " + Json.shown(id)));
        if (query.has("forget")) {
            reporting.forget(observation);
            return CompletableFuture.completedFuture(Answer.of(ResponseCode.CONTENT, ""));
        }
        return reporting.cancel(observation);
    }

    private static Reply done(Subject about, Answer answer) {
        return answer.isSuccess()
                ? Reply.json(json -> AnswerJson.writeDone(json, about, answer))
                : Reply.of(Problem.of(answer), about);
    }

    private void remember(String endpoint, List<Path> paths, List<PathValue> values) {
        latest.replaceAll(endpoint, paths, values, Instant.now(), Source.READ);
        if (!overview.isRegistered(endpoint)) {
            latest.forget(endpoint);
        }
    }
}
