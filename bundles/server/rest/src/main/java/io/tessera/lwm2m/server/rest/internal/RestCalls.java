// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.server.Answer;
import io.tessera.lwm2m.server.rest.internal.ClientOperations.Operation;
import io.tessera.lwm2m.server.rest.internal.LatestValues.Source;
import java.io.IOException;
import java.time.Instant;

/** Takes each call to what it is for. */
final class RestCalls {

    private final String base;
    private final ServerCalls server;
    private final Overview overview;
    private final ClientOperations operations;
    private final Observing observing;
    private final LatestValues latest;
    private final CompositeCalls composites;
    private final QueueCalls queue;
    private final CredentialCalls credentials;
    private final BootstrapCalls bootstrap;
    private final Answering answering;
    private final int bodyLimit;

    RestCalls(
            String base,
            ServerCalls server,
            Overview overview,
            ClientOperations operations,
            Observing observing,
            LatestValues latest,
            CompositeCalls composites,
            QueueCalls queue,
            CredentialCalls credentials,
            BootstrapCalls bootstrap,
            Answering answering,
            int bodyLimit) {
        this.base = base;
        this.server = server;
        this.overview = overview;
        this.operations = operations;
        this.observing = observing;
        this.latest = latest;
        this.composites = composites;
        this.queue = queue;
        this.credentials = credentials;
        this.bootstrap = bootstrap;
        this.answering = answering;
        this.bodyLimit = bodyLimit;
    }

    /** Answers the call, now or later. */
    void take(Call call, Route route) throws Problem, IOException {
        switch (route.target()) {
            case CLIENT_PATH -> operate(call, route);
            case OBSERVATION -> observe(call, route);
            case READ_COMPOSITE, WRITE_COMPOSITE, OBSERVE_COMPOSITE -> composites.take(call, route);
            case QUEUE, QUEUED_REQUEST -> call.answer(queue.take(call, route));
            case BOOTSTRAP_CONFIGURATIONS,
                    BOOTSTRAP_CONFIGURATION,
                    BOOTSTRAP_VALIDATION,
                    BOOTSTRAP_ENDPOINTS,
                    BOOTSTRAP_ENDPOINT,
                    BOOTSTRAP_START,
                    BOOTSTRAP_ABORT -> bootstrap.take(call, route);
            case CREDENTIALS, PRE_SHARED_KEY, PUBLIC_KEY, CERTIFICATE -> credentials.take(call, route);
            default -> {
                call.about(new Subject(null, route.endpoint(), null));
                requireGet(call);
                call.answer(known(call, route));
            }
        }
    }

    /** Answers what waits for a client: nobody will be here when it answers. */
    void close() {
        answering.close();
    }

    private static void requireGet(Call call) throws Problem {
        if (!call.method().equals("GET") && !call.method().equals("HEAD")) {
            throw Problem.methodNotAllowed("GET");
        }
    }

    private Reply known(Call call, Route route) throws Problem {
        return switch (route.target()) {
            case SERVER -> server.server(call.role());
            case DESCRIPTION -> Description.at(base);
            case CLIENTS -> overview.clients();
            case CLIENT -> overview.client(route.endpoint());
            case CLIENT_VALUES -> overview.values(route);
            case HISTORY -> overview.history(route, call.query().number("limit"));
            case CLIENT_OBSERVATIONS -> overview.observationsOf(route.endpoint());
            case OBSERVATIONS -> overview.observations();
            case DEFINITIONS -> overview.definitions();
            case DEFINITION ->
                overview.definition(route.path().object(), call.query().first("version"));
            default -> throw Problem.methodNotAllowed("GET");
        };
    }

    private void operate(Call call, Route route) throws Problem, IOException {
        var name = ClientOperations.name(call.method(), route.path(), call.query());
        call.about(new Subject(name, route.endpoint(), route.path()));
        switch (call.method()) {
            case "GET", "HEAD" -> answer(call, route, operations.get(queue.patient(call), route, call.query()));
            case "DELETE" -> answer(call, route, operations.delete(queue.patient(call), route));
            case "PUT" ->
                BodyReader.read(
                        call,
                        bodyLimit,
                        body -> answer(call, route, operations.put(queue.patient(call), route, call.query(), body)));
            case "POST" ->
                BodyReader.read(
                        call,
                        bodyLimit,
                        body -> answer(call, route, operations.post(queue.patient(call), route, call.query(), body)));
            default -> throw Problem.methodNotAllowed("GET, PUT, POST, DELETE");
        }
    }

    private void answer(Call call, Route route, Operation operation) {
        var about = new Subject(operation.name(), route.endpoint(), route.path());
        call.about(about);
        answering.answer(call, operation.answer(), answer -> reply(route, about, answer));
    }

    private Reply reply(Route route, Subject about, Answer answer) {
        if (!answer.isSuccess()) {
            return Reply.of(Problem.of(answer), about);
        }
        return switch (about.operation()) {
            case "Read" -> read(about, answer);
            case "Discover" -> Reply.json(json -> AnswerJson.writeLinks(json, about, answer));
            case "Create" -> created(route, about, answer);
            default -> done(about, answer);
        };
    }

    private static Reply done(Subject about, Answer answer) {
        return Reply.json(json -> AnswerJson.writeDone(json, about, answer));
    }

    private Reply read(Subject about, Answer answer) {
        remember(about, answer);
        var names = overview.names(about.endpoint());
        return Reply.json(json -> AnswerJson.writeContent(json, about, answer, names));
    }

    private void remember(Subject about, Answer answer) {
        latest.replace(about.endpoint(), about.path(), answer.content(), Instant.now(), Source.READ);
        if (!overview.isRegistered(about.endpoint())) {
            latest.forget(about.endpoint());
        }
    }

    private Reply created(Route route, Subject about, Answer answer) {
        var reply = Reply.json(201, json -> AnswerJson.writeDone(json, about, answer));
        return answer.created()
                .map(path ->
                        reply.with("Location", base + "/clients/" + EndpointName.toSegment(route.endpoint()) + path))
                .orElse(reply);
    }

    private void observe(Call call, Route route) throws Problem {
        var operation = call.method().equals("PUT") ? "Observe" : "Cancel Observation";
        call.about(new Subject(operation, route.endpoint(), route.path()));
        switch (call.method()) {
            case "GET", "HEAD" -> call.answer(overview.observation(route));
            case "PUT" -> {
                var stage = observing.observe(route, call.query());
                answering.answer(call, stage, answer -> observed(route, answer));
            }
            case "DELETE" -> {
                var about = new Subject(operation, route.endpoint(), route.path());
                var stage = observing.cancel(route, call.query());
                answering.answer(call, stage, answer -> done(about, answer));
            }
            default -> throw Problem.methodNotAllowed("GET, PUT, DELETE");
        }
    }

    private Reply observed(Route route, Answer answer) {
        var about = new Subject("Observe", route.endpoint(), route.path());
        if (!answer.isSuccess()) {
            return Reply.of(Problem.of(answer), about);
        }
        remember(about, answer);
        var names = overview.names(route.endpoint());
        var observation = observing.find(route);
        return Reply.json(json -> AnswerJson.writeObserved(json, about, answer, names, observation));
    }
}
