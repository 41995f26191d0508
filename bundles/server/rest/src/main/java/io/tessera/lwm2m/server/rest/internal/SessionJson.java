// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tessera.lwm2m.model.ContentFormat;
import io.tessera.lwm2m.server.bootstrap.BootstrapSession;
import io.tessera.lwm2m.server.bootstrap.BootstrapStep;
import java.io.IOException;
import java.util.Locale;

/** How the bootstrap of a device went, as JSON. */
final class SessionJson {

    private SessionJson() {}

    static void write(JsonGenerator json, BootstrapSession session) throws IOException {
        json.writeStartObject();
        writeHead(json, session);
        json.writeArrayFieldStart("steps");
        for (var step : session.steps()) {
            json.writeStartObject();
            write(json, step);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Writes the members that are not about its steps. */
    static void writeHead(JsonGenerator json, BootstrapSession session) throws IOException {
        json.writeNumberField("id", session.id());
        json.writeStringField("endpoint", session.endpoint());
        if (!session.configuration().isEmpty()) {
            json.writeStringField("configuration", session.configuration());
        }
        json.writeStringField("trigger", inWords(session.trigger()));
        var address = session.address();
        json.writeStringField("address", address.getHostString() + ":" + address.getPort());
        if (session.format() != ContentFormat.NONE) {
            json.writeNumberField("format", session.format());
        }
        json.writeStringField("started", session.started().toString());
        if (session.ended().isPresent()) {
            json.writeStringField("ended", session.ended().get().toString());
        }
        json.writeStringField("state", inWords(session.state()));
        if (!session.reason().isEmpty()) {
            json.writeStringField("reason", session.reason());
        }
    }

    /** Writes the members of a step. */
    static void write(JsonGenerator json, BootstrapStep step) throws IOException {
        json.writeStringField("operation", step.operation().toString());
        if (hasPath(step)) {
            json.writeStringField("path", step.path().toString());
        }
        json.writeStringField("time", step.time().toString());
        json.writeNumberField("took", step.took().toMillis());
        if (step.code().isPresent()) {
            json.writeStringField("code", step.code().get().toString());
        }
        json.writeBooleanField("success", step.isSuccess());
        if (!step.detail().isEmpty()) {
            json.writeStringField("detail", step.detail());
        }
    }

    private static boolean hasPath(BootstrapStep step) {
        return switch (step.operation()) {
            case REQUEST, PACK_REQUEST, FINISH -> false;
            case DISCOVER, DELETE, WRITE, READ -> true;
        };
    }

    static String inWords(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
