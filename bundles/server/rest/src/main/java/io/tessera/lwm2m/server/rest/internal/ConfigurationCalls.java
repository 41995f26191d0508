// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.server.bootstrap.BootstrapConfiguration;
import io.tessera.lwm2m.server.bootstrap.InvalidConfiguration;
import io.tessera.lwm2m.server.bootstrap.KnownConfiguration;
import java.io.IOException;
import java.util.Comparator;

/** What devices are provisioned with: shown without keys, tried, put and taken away. */
final class ConfigurationCalls {

    /** A name that a plan is shown for where none is given. */
    private static final String EXAMPLE = "example";

    private final Companions companions;
    private final BootstrapBody bodies;
    private final BootstrapJson form;
    private final int bodyLimit;

    ConfigurationCalls(Companions companions, BootstrapBody bodies, BootstrapJson form, int bodyLimit) {
        this.companions = companions;
        this.bodies = bodies;
        this.form = form;
        this.bodyLimit = bodyLimit;
    }

    Reply all() throws Problem {
        var all = companions.configurations().all().stream()
                .sorted(Comparator.comparing(known -> known.configuration().name()))
                .toList();
        return Reply.json(json -> {
            json.writeStartArray();
            for (var known : all) {
                form.write(json, known);
            }
            json.writeEndArray();
        });
    }

    void one(Call call, String name) throws Problem, IOException {
        switch (call.method()) {
            case "GET", "HEAD" -> call.answer(reply(find(name)));
            case "PUT" -> BodyReader.read(call, bodyLimit, body -> call.answer(put(name, body)));
            case "DELETE" -> call.answer(delete(name));
            default -> throw Problem.methodNotAllowed("GET, PUT, DELETE");
        }
    }

    private Reply put(String name, byte[] body) throws Problem {
        checked(name, body, configuration -> companions.configurations().put(configuration));
        return reply(find(name));
    }

    private Reply delete(String name) throws Problem {
        var known = find(name);
        try {
            companions.configurations().remove(name);
        } catch (IllegalStateException e) {
            throw new Problem(409, e.getMessage());
        }
        return reply(known);
    }

    void validate(Call call, String name) throws Problem, IOException {
        if (!call.method().equals("POST")) {
            throw Problem.methodNotAllowed("POST");
        }
        var endpoint = call.query().first("endpoint").orElse(EXAMPLE);
        BodyReader.read(call, bodyLimit, body -> call.answer(validated(name, endpoint, body)));
    }

    private Reply validated(String name, String endpoint, byte[] body) throws Problem {
        var reply = new Reply[1];
        checked(name, body, configuration -> {
            companions.configurations().validate(configuration);
            var plan = companions.configurations().preview(configuration, endpoint);
            reply[0] = Reply.json(json -> form.write(json, plan));
        });
        return reply[0];
    }

    private void checked(String name, byte[] body, Use use) throws Problem {
        var parsed = JsonBody.read(body);
        try {
            use.of(bodies.parse(name, parsed));
        } catch (InvalidConfiguration e) {
            throw Problem.of(422, e.field(), e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new Problem(400, e.getMessage());
        } catch (IllegalStateException e) {
            throw new Problem(409, e.getMessage());
        } finally {
            parsed.destroy();
        }
    }

    private Reply reply(KnownConfiguration known) {
        return Reply.json(json -> form.write(json, known));
    }

    private KnownConfiguration find(String name) throws Problem {
        return companions
                .configurations()
                .find(name)
                .orElseThrow(() -> new Problem(404, "No bootstrap configuration is called " + Json.shown(name)));
    }

    /** What is done with a configuration that came in. */
    private interface Use {
        void of(BootstrapConfiguration configuration) throws InvalidConfiguration, Problem;
    }
}
