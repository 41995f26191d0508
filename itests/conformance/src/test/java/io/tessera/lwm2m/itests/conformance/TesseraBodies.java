// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.itests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What our server's REST interface takes and gives. */
final class TesseraBodies {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TesseraBodies() {}

    static String value(Object value) {
        return JSON.createObjectNode().putPOJO("value", value).toString();
    }

    static String values(Map<String, Object> values) {
        return body(values).toString();
    }

    static String instance(int instance, Map<String, Object> values) {
        return body(values).put("instance", instance).toString();
    }

    private static ObjectNode body(Map<String, Object> values) {
        var body = JSON.createObjectNode();
        var array = body.putArray("values");
        values.forEach((path, value) -> array.addObject().put("path", path).putPOJO("value", json(value)));
        return body;
    }

    private static Object json(Object value) {
        return value instanceof Instant time ? time.getEpochSecond() : value;
    }

    static String paths(List<String> paths) {
        return JSON.createObjectNode().putPOJO("paths", paths).toString();
    }

    /** Every value as text. */
    static Map<String, String> values(JsonNode body) {
        var values = new LinkedHashMap<String, String>();
        for (var value : body.path("values")) {
            var shown = value.has("seconds") ? value.path("seconds") : value.path("value");
            values.put(value.path("path").asText(), shown.asText());
        }
        return values;
    }

    /** The Objects and Object Instances of a registration. */
    static List<String> objects(JsonNode registration) {
        var paths = new ArrayList<String>();
        for (var object : registration.path("objects")) {
            paths.add("/" + object.path("id").asInt());
            for (var instance : object.path("instances")) {
                paths.add("/%d/%d".formatted(object.path("id").asInt(), instance.asInt()));
            }
        }
        return paths;
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The id of the observation of these paths. */
    static String observation(JsonNode observations, List<String> paths) {
        for (var observation : observations) {
            if (texts(observation.path("paths")).equals(paths)) {
                return observation.path("id").asText();
            }
        }
        throw new AssertionError("%s aren't observed: %s".formatted(paths, observations));
    }
}
