// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** An M2M Application at our server: its REST interface and its event stream. */
public final class Rest {

    private static final int SECONDS = 30;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final String base;

    public Rest(int port) {
        base = "http://127.0.0.1:%d/api/".formatted(port);
    }

    public record Answer(int status, JsonNode body) {

        /** The LwM2M code of the client's answer. */
        public String code() {
            return body.path("code").asText();
        }

        /** The value at that path. */
        public JsonNode value(String path) {
            for (var value : body.path("values")) {
                if (value.path("path").asText().equals(path)) {
                    return value.path("value");
                }
            }
            throw new AssertionError("no value at %s in %s".formatted(path, body));
        }
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return call("GET", path, "");
    }

    public Answer call(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(SECONDS))
                .header("X-Requested-With", "test")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        var response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), json.readTree(response.body()));
    }

    /** Follows the event stream from now on; returns when it is open. */
    public void followEvents() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + "events")).build();
        var lines = http.send(request, BodyHandlers.ofLines()).body();
        var reader =
                new Thread(() -> lines.filter(line -> line.startsWith("data:")).forEach(this::event), "events");
        reader.setDaemon(true);
        reader.start();
    }

    private void event(String line) {
        try {
            events.add(json.readTree(line.substring("data:".length())));
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    /** The next event of that kind; what comes before it is passed over. */
    public JsonNode awaitEvent(Predicate<JsonNode> wanted) throws InterruptedException {
        var event = events.poll(SECONDS, TimeUnit.SECONDS);
        while (event != null && !wanted.test(event)) {
            event = events.poll(SECONDS, TimeUnit.SECONDS);
        }
        if (event == null) {
            throw new AssertionError("no such event within %d s".formatted(SECONDS));
        }
        return event;
    }
}
