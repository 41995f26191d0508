// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.server.bootstrap.BootstrapSession;
import java.io.IOException;
import java.util.Comparator;

/** How devices are provisioned (Core 1.2, 6.1): what with, to begin it, and how it went. */
final class BootstrapCalls {

    private final Companions companions;
    private final ConfigurationCalls configurations;
    private final Answering answering;

    BootstrapCalls(Companions companions, ConfigurationCalls configurations, Answering answering) {
        this.companions = companions;
        this.configurations = configurations;
        this.answering = answering;
    }

    void take(Call call, Route route) throws Problem, IOException {
        call.about(new Subject(null, route.endpoint(), null));
        companions.configurations();
        companions.bootstrap();
        switch (route.target()) {
            case BOOTSTRAP_CONFIGURATION -> configurations.one(call, route.id());
            case BOOTSTRAP_VALIDATION -> configurations.validate(call, route.id());
            case BOOTSTRAP_ENDPOINT -> endpoint(call, route.endpoint());
            case BOOTSTRAP_START -> start(call, route.endpoint());
            case BOOTSTRAP_ABORT -> abort(call, route.endpoint());
            default -> list(call, route.target());
        }
    }

    private void list(Call call, Route.Target target) throws Problem {
        if (!isGet(call)) {
            throw Problem.methodNotAllowed("GET");
        }
        call.answer(target == Route.Target.BOOTSTRAP_CONFIGURATIONS ? configurations.all() : sessions());
    }

    private Reply sessions() throws Problem {
        var all = companions.bootstrap().all().stream()
                .sorted(Comparator.comparing(BootstrapSession::endpoint))
                .toList();
        return Reply.json(json -> {
            json.writeStartArray();
            for (var session : all) {
                SessionJson.write(json, session);
            }
            json.writeEndArray();
        });
    }

    private void endpoint(Call call, String endpoint) throws Problem {
        switch (call.method()) {
            case "GET", "HEAD" -> call.answer(device(endpoint));
            case "DELETE" ->
                call.answer(done("forgotten", companions.bootstrap().forget(endpoint)));
            default -> throw Problem.methodNotAllowed("GET, DELETE");
        }
    }

    private Reply device(String endpoint) throws Problem {
        var sessions = companions.bootstrap().sessions(endpoint);
        var configuration = companions.configurations().of(endpoint);
        if (sessions.isEmpty() && configuration.isEmpty()) {
            throw new Problem(404, "There is no configuration for it, and it never asked for one");
        }
        return Reply.json(json -> {
            json.writeStartObject();
            json.writeStringField("endpoint", endpoint);
            if (configuration.isPresent()) {
                json.writeStringField(
                        "configuration", configuration.get().configuration().name());
            }
            json.writeArrayFieldStart("sessions");
            for (var session : sessions) {
                SessionJson.write(json, session);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private void start(Call call, String endpoint) throws Problem {
        requirePost(call);
        answering.answer(
                call,
                companions.bootstrap().bootstrap(endpoint),
                begun -> Reply.json(json -> {
                    json.writeStartObject();
                    json.writeStringField("begun", SessionJson.inWords(begun));
                    json.writeEndObject();
                }));
    }

    private void abort(Call call, String endpoint) throws Problem {
        requirePost(call);
        call.answer(done("aborted", companions.bootstrap().abort(endpoint)));
    }

    private static void requirePost(Call call) throws Problem {
        if (!call.method().equals("POST")) {
            throw Problem.methodNotAllowed("POST");
        }
    }

    private static Reply done(String what, boolean isDone) {
        return Reply.json(json -> {
            json.writeStartObject();
            json.writeBooleanField(what, isDone);
            json.writeEndObject();
        });
    }

    private static boolean isGet(Call call) {
        return call.method().equals("GET") || call.method().equals("HEAD");
    }
}
