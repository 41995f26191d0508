// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a whole body. What may be a key is never a String, so that it can be overwritten. */
final class JsonBody {

    private static final Set<String> SECRETS = Set.of("key", "privateKey");

    private JsonBody() {}

    /**
     * @param body overwritten when it has been read
     * @throws Problem with 400 if it isn't a JSON object
     */
    static Field read(byte[] body) throws Problem {
        try (var json = Json.parser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Problem(400, "Expected an object");
            }
            return new Field("", value(json, ""));
        } catch (JsonProcessingException e) {
            // Its message may quote what is near the fault, which may be a key.
            var where = e.getLocation();
            throw new Problem(400, "Not JSON" + (where == null ? "" : " in line " + where.getLineNr()));
        } catch (IOException e) {
            throw new Problem(400, "Not JSON in UTF-8");
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    private static Object value(JsonParser json, String member) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> members(json);
            case START_ARRAY -> elements(json);
            case VALUE_STRING ->
                SECRETS.contains(member) ? characters(json) : new Scalar(Scalar.Kind.STRING, json.getText());
            case VALUE_NUMBER_INT -> new Scalar(Scalar.Kind.WHOLE, json.getText());
            case VALUE_NUMBER_FLOAT -> new Scalar(Scalar.Kind.DECIMAL, json.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(Scalar.Kind.BOOLEAN, json.getText());
            default -> null;
        };
    }

    private static Map<String, Object> members(JsonParser json) throws IOException {
        var members = new LinkedHashMap<String, Object>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var member = json.currentName();
            json.nextToken();
            members.put(member, value(json, member));
        }
        return members;
    }

    private static List<Object> elements(JsonParser json) throws IOException {
        var elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json, ""));
        }
        return elements;
    }

    private static char[] characters(JsonParser json) throws IOException {
        int from = json.getTextOffset();
        return Arrays.copyOfRange(json.getTextCharacters(), from, from + json.getTextLength());
    }
}
