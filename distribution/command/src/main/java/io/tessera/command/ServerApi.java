// SPDX-License-Identifier: EPL-2.0
package io.tessera.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BiConsumer;

/** The REST interface of one LwM2M Server, as far as the demonstration asks it. */
final class ServerApi {

    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();
    private final URI base;
    private final String login;

    /** @param login what HTTP's Authorization says */
    ServerApi(URI base, String login) {
        this.base = base;
        this.login = login;
    }

    Object get(String path) throws IOException, InterruptedException {
        return send(request(path).timeout(ANSWER).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", login);
    }

    private Object send(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("%s %s answered %d: %s"
                    .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
        }
        try {
            return Json.parse(response.body());
        } catch (IllegalArgumentException e) {
            throw new IOException("%s %s: %s".formatted(request.method(), request.uri(), e.getMessage()), e);
        }
    }

    /** Hands every server-sent event (name, data) over until the stream ends. */
    void follow(String path, BiConsumer<String, Object> events) throws IOException, InterruptedException {
        var request = request(path).build();
        var response = http.send(request, BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IOException("%s answered %d".formatted(request.uri(), response.statusCode()));
        }
        var name = "";
        var lines = response.body().iterator();
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.startsWith("event:")) {
                name = line.substring("event:".length()).strip();
            }
            if (line.startsWith("data:")) {
                events.accept(name, Json.parse(line.substring("data:".length())));
            }
        }
    }
}
