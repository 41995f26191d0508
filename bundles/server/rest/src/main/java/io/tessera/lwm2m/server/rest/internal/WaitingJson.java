// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tessera.lwm2m.server.RequestQueue;
import io.tessera.lwm2m.server.WaitingRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Requests that wait for a client in queue mode, as JSON. */
final class WaitingJson {

    private WaitingJson() {}

    /** The queue of one client. */
    static void write(JsonGenerator json, String endpoint, RequestQueue queue, Instant now) throws IOException {
        json.writeStartObject();
        json.writeStringField("endpoint", endpoint);
        json.writeBooleanField("awake", queue.awake());
        json.writeArrayFieldStart("requests");
        for (var request : queue.requests()) {
            write(json, request, now);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** One request. */
    static void write(JsonGenerator json, WaitingRequest request, Instant now) throws IOException {
        json.writeStartObject();
        writeHead(json, request);
        json.writeStringField("state", request.sent() ? "sent" : "queued");
        json.writeStringField("since", request.since().toString());
        json.writeNumberField(
                "age", Math.max(0, Duration.between(request.since(), now).toSeconds()));
        if (!request.expires().equals(Instant.MAX)) {
            json.writeStringField("expires", request.expires().toString());
        }
        json.writeEndObject();
    }

    /** The members that tell one request from others. */
    static void writeHead(JsonGenerator json, WaitingRequest request) throws IOException {
        json.writeStringField("endpoint", request.endpoint());
        json.writeStringField("id", request.id());
        json.writeStringField("operation", request.operation());
        json.writeStringField("path", request.path().toString());
        json.writeStringField("request", request.request());
    }
}
