// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.server.rest.internal.Scalar.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What came with a Write, Create or Execute. Members that have no meaning here are passed over, so that what a Read
 * returned can be written as it is.
 *
 * @param single the value of the path itself, or null
 * @param entries values at paths of their own; null where there was no such member
 * @param instance the id for a new Object Instance, or -1
 * @param arguments of an Execute; empty where there are none
 */
record WriteBody(Entry single, List<Entry> entries, int instance, String arguments) {

    /** Nothing came. */
    static final WriteBody EMPTY = new WriteBody(null, null, -1, "");

    /**
     * @param path as written; null where there was none
     * @param value null for JSON's null
     * @param type as written; {@link DataType#NONE} where there was none
     */
    record Entry(String path, Scalar value, DataType type) {}

    /** @throws Problem with 400 if it isn't JSON, or not of this shape */
    static WriteBody parse(byte[] body) throws Problem {
        if (body.length == 0) {
            return EMPTY;
        }
        try (var json = Json.parser(body)) {
            expect(json.nextToken(), JsonToken.START_OBJECT, "an object");
            var parsed = parse(json);
            expect(json.nextToken(), null, "the end");
            return parsed;
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            var place = where == null ? "" : " (line %d, column %d)".formatted(where.getLineNr(), where.getColumnNr());
            throw new Problem(400, "Not JSON: " + Json.shown(e.getOriginalMessage()) + place);
        } catch (IOException e) {
            throw new Problem(400, "Not JSON in UTF-8");
        }
    }

    private static WriteBody parse(JsonParser json) throws IOException, Problem {
        Scalar value = null;
        boolean hasValue = false;
        var type = DataType.NONE;
        List<Entry> entries = null;
        int instance = -1;
        var arguments = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            var token = json.nextToken();
            switch (name) {
                case "value" -> {
                    value = scalar(json, token);
                    hasValue = true;
                }
                case "type" -> type = ValueJson.type(text(json, token, name));
                case "values" -> entries = entries(json, token);
                case "instance" -> instance = id(json, token);
                case "arguments" -> arguments = text(json, token, name);
                default -> json.skipChildren();
            }
        }
        if (hasValue && entries != null) {
            throw new Problem(400, "Either value or values");
        }
        return new WriteBody(hasValue ? new Entry(null, value, type) : null, entries, instance, arguments);
    }

    private static List<Entry> entries(JsonParser json, JsonToken first) throws IOException, Problem {
        expect(first, JsonToken.START_ARRAY, "an array of values");
        var entries = new ArrayList<Entry>();
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            expect(token, JsonToken.START_OBJECT, "an object with path and value");
            entries.add(entry(json));
        }
        return entries;
    }

    private static Entry entry(JsonParser json) throws IOException, Problem {
        String path = null;
        Scalar value = null;
        boolean hasValue = false;
        var type = DataType.NONE;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            var token = json.nextToken();
            switch (name) {
                case "path" -> path = text(json, token, name);
                case "value" -> {
                    value = scalar(json, token);
                    hasValue = true;
                }
                case "type" -> type = typeOrNone(text(json, token, name));
                default -> json.skipChildren();
            }
        }
        if (path == null || !hasValue) {
            throw new Problem(400, "An entry of values has no " + (path == null ? "path" : "value"));
        }
        return new Entry(path, value, type);
    }

    private static DataType typeOrNone(String name) throws Problem {
        return name.equals("none") ? DataType.NONE : ValueJson.type(name);
    }

    /** Whether any value came. */
    boolean hasValues() {
        return single != null || entries != null;
    }

    /**
     * The values, whole paths.
     *
     * @param base what is written
     * @param start where relative paths begin
     * @param types for values that don't say theirs
     * @throws Problem with 400 if a path is none or not below the base, or a value not of its type
     */
    List<PathValue> values(Path base, Path start, DataTypes types) throws Problem {
        var values = new ArrayList<PathValue>();
        if (single != null) {
            values.add(new PathValue(base, value(single, base, types)));
        }
        for (var entry : entries == null ? List.<Entry>of() : entries) {
            var path = path(base, start, entry.path);
            values.add(new PathValue(path, value(entry, path, types)));
        }
        return values;
    }

    private static Value value(Entry entry, Path path, DataTypes types) throws Problem {
        if (entry.value == null) {
            return Value.EMPTY;
        }
        return entry.value.as(entry.type == DataType.NONE ? types.typeOf(path) : entry.type);
    }

    private static Path path(Path base, Path start, String text) throws Problem {
        try {
            var whole = text.startsWith("/") ? Path.parse(text) : Path.parse(start + "/" + text);
            if (base.covers(whole)) {
                return whole;
            }
        } catch (RequestRefused e) {
            throw new Problem(400, e.getMessage());
        }
        throw new Problem(400, "%s is not below %s".formatted(Json.shown(text), base));
    }

    private static Scalar scalar(JsonParser json, JsonToken token) throws IOException, Problem {
        return switch (token) {
            case VALUE_STRING -> new Scalar(Kind.STRING, json.getText());
            case VALUE_NUMBER_INT -> new Scalar(Kind.WHOLE, json.getText());
            case VALUE_NUMBER_FLOAT -> new Scalar(Kind.DECIMAL, json.getText());
            case VALUE_TRUE, VALUE_FALSE -> new Scalar(Kind.BOOLEAN, json.getText());
            case VALUE_NULL -> null;
            default -> throw new Problem(400, "A value is text, a number, true, false or null");
        };
    }

    private static String text(JsonParser json, JsonToken token, String name) throws IOException, Problem {
        expect(token, JsonToken.VALUE_STRING, "text as " + name);
        return json.getText();
    }

    private static int id(JsonParser json, JsonToken token) throws IOException, Problem {
        expect(token, JsonToken.VALUE_NUMBER_INT, "an id as instance");
        try {
            return Path.parseId(json.getText());
        } catch (RequestRefused e) {
            throw new Problem(400, "instance is not 0 to 65534");
        }
    }

    private static void expect(JsonToken token, JsonToken expected, String what) throws Problem {
        if (token != expected) {
            throw new Problem(400, "Expected " + what);
        }
    }
}
