// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The paths of a composite operation: {@code {"paths":["/3/0","/3303/0/5700"]}}. */
final class PathsBody {

    private PathsBody() {}

    /** @throws Problem with 400 if it isn't JSON, not of this shape, or has no path */
    static List<Path> parse(byte[] body) throws Problem {
        var paths = new ArrayList<Path>();
        try (var json = Json.parser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw shape();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (!json.currentName().equals("paths")) {
                    json.nextToken();
                    json.skipChildren();
                    continue;
                }
                addAll(json, paths);
            }
        } catch (JsonProcessingException e) {
            throw new Problem(400, "Not JSON: " + Json.shown(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new Problem(400, "Not JSON in UTF-8");
        }
        if (paths.isEmpty()) {
            throw shape();
        }
        return paths;
    }

    private static void addAll(JsonParser json, List<Path> paths) throws IOException, Problem {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw shape();
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw shape();
            }
            paths.add(path(json.getText()));
        }
    }

    private static Path path(String text) throws Problem {
        try {
            return Path.parse(text);
        } catch (RequestRefused e) {
            throw new Problem(400, e.getMessage());
        }
    }

    private static Problem shape() {
        return new Problem(400, "Expected an object with paths: an array of at least one path as text");
    }
}
