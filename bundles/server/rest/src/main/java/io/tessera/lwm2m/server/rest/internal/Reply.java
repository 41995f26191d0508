// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import java.util.Map;

/**
 * What an HTTP request is answered with.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body whole
 * @param headers further ones
 */
record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    static Reply json(Json.Content content) {
        return json(200, content);
    }

    static Reply json(int status, Json.Content content) {
        return new Reply(status, JSON, Json.bytes(content), Map.of());
    }

    static Reply of(Problem problem, Subject about) {
        var body = Json.bytes(json -> problem.writeTo(json, about));
        return new Reply(problem.status(), PROBLEM, body, problem.headers());
    }

    Reply with(String header, String value) {
        return new Reply(status, contentType, body, Map.of(header, value));
    }
}
