// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.tessera.lwm2m.itests.interop.Rest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our server through its REST interface, for one client. */
record TesseraServerEnd(Rest rest, String endpoint) implements ServerEnd {

    @Override
    public Optional<Registered> registration() throws Exception {
        var answer = rest.get("clients/" + endpoint);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        var body = answer.body();
        return Optional.of(new Registered(
                body.path("version").asText(),
                body.path("lifetime").asLong(),
                body.path("queueMode").asBoolean(),
                Instant.parse(body.path("updated").asText()),
                TesseraBodies.objects(body),
                TesseraBodies.texts(body.path("profiles"))));
    }

    @Override
    public Reply read(String path, int format) throws Exception {
        return call("GET", path + query(format), "");
    }

    @Override
    public Reply write(String path, Object value, int format) throws Exception {
        return call("PUT", path + query(format), TesseraBodies.value(value));
    }

    @Override
    public Reply update(String path, Map<String, Object> values, int format) throws Exception {
        return call("POST", path + query(format), TesseraBodies.values(values));
    }

    @Override
    public Reply replace(String path, Map<String, Object> values, int format) throws Exception {
        return call("PUT", path + query(format), TesseraBodies.values(values));
    }

    @Override
    public Reply execute(String path) throws Exception {
        return call("POST", path, "");
    }

    @Override
    public Reply create(String path, Map<String, Object> values) throws Exception {
        var object = path.substring(0, path.lastIndexOf('/'));
        int instance = Integer.parseInt(path.substring(object.length() + 1));
        return call("POST", object, TesseraBodies.instance(instance, values));
    }

    private static String query(int format) {
        return format == ANY ? "" : "?format=" + format;
    }

    @Override
    public Reply delete(String path) throws Exception {
        return call("DELETE", path, "");
    }

    @Override
    public Reply discover(String path, int depth) throws Exception {
        return call("GET", path + "?discover" + (depth < 0 ? "" : "&depth=" + depth), "");
    }

    @Override
    public Reply writeAttributes(String path, String query) throws Exception {
        return call("PUT", path + "?" + query, "");
    }

    @Override
    public Reply observe(String path, String query) throws Exception {
        return call("PUT", "/observations" + path + (query.isEmpty() ? "" : "?" + query), "");
    }

    @Override
    public Reply cancel(String path) throws Exception {
        return call("DELETE", "/observations" + path, "");
    }

    @Override
    public void forget(String path) throws Exception {
        call("DELETE", "/observations" + path + "?forget", "");
    }

    @Override
    public Reply readComposite(List<String> paths, int format) throws Exception {
        return call("POST", "/read-composite" + query(format), TesseraBodies.paths(paths));
    }

    @Override
    public Reply writeComposite(Map<String, Object> values, int format) throws Exception {
        return call("POST", "/write-composite" + query(format), TesseraBodies.values(values));
    }

    @Override
    public Reply observeComposite(List<String> paths, int format) throws Exception {
        return call("PUT", "/observe-composite" + query(format), TesseraBodies.paths(paths));
    }

    @Override
    public Reply cancelComposite(List<String> paths) throws Exception {
        var observations = rest.get("clients/" + endpoint + "/observations").body();
        return call("DELETE", "/observe-composite?observation=" + TesseraBodies.observation(observations, paths), "");
    }

    @Override
    public void awaitShown(String path, String value) throws Exception {
        long end = System.nanoTime() + Wire.PATIENCE.toNanos();
        var event = rest.awaitEvent(next -> isShown(next, path, value) || System.nanoTime() > end);
        if (!isShown(event, path, value)) {
            throw new AssertionError("%s at %s isn't shown".formatted(value, path));
        }
    }

    private boolean isShown(JsonNode event, String path, String value) {
        return event.path("endpoint").asText().equals(endpoint)
                && value.equals(TesseraBodies.values(event).get(path));
    }

    private Reply call(String method, String path, String body) throws Exception {
        var answer = rest.call(method, "clients/" + endpoint + path, body);
        if (answer.code().isEmpty()) {
            throw new AssertionError("%s %s: %s".formatted(method, path, answer.body()));
        }
        return new Reply(answer.code(), TesseraBodies.values(answer.body()));
    }
}
