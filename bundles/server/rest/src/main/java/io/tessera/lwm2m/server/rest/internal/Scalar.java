// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.CorelnkValue;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * A value as it stood in JSON, before its data type is known.
 *
 * @param kind which JSON value it was
 * @param text as it was written; of a string, without quotes
 */
record Scalar(Kind kind, String text) {

    enum Kind {
        STRING,
        WHOLE,
        DECIMAL,
        BOOLEAN
    }

    private static final String NOT_A_LINK = "an object link such as 3303:0";

    /**
     * As a value of that type.
     *
     * @param type {@link DataType#NONE} where it isn't known: then as JSON shows it
     * @throws Problem with 400 if it isn't one
     */
    Value as(DataType type) throws Problem {
        try {
            return switch (type) {
                case STRING -> Value.of(expect(Kind.STRING, "text"));
                case INTEGER -> Value.of(Long.parseLong(expect(Kind.WHOLE, "a whole number")));
                case UNSIGNED_INTEGER -> unsigned();
                case FLOAT -> Value.of(number());
                case BOOLEAN -> Value.of(Boolean.parseBoolean(expect(Kind.BOOLEAN, "true or false")));
                case OPAQUE -> Value.of(Base64.getDecoder().decode(expect(Kind.STRING, "base64")));
                case TIME -> time();
                case OBJLNK -> link();
                case CORELNK -> new CorelnkValue(expect(Kind.STRING, "links"));
                case NONE -> asItLooks();
            };
        } catch (IllegalArgumentException | DateTimeException | RequestRefused e) {
            throw isNot(ValueJson.name(type));
        }
    }

    private Value asItLooks() throws Problem {
        return switch (kind) {
            case STRING -> as(DataType.STRING);
            case WHOLE -> as(DataType.INTEGER);
            case DECIMAL -> as(DataType.FLOAT);
            case BOOLEAN -> as(DataType.BOOLEAN);
        };
    }

    private Value unsigned() throws Problem {
        return new UnsignedIntegerValue(Long.parseUnsignedLong(expect(Kind.WHOLE, "a whole number")));
    }

    private double number() throws Problem {
        return switch (kind) {
            case WHOLE, DECIMAL -> finite();
            case STRING -> notFinite();
            case BOOLEAN -> throw isNot("a number");
        };
    }

    private double finite() throws Problem {
        double number = Double.parseDouble(text);
        if (Double.isInfinite(number)) {
            throw isNot("a number of 64 bits");
        }
        return number;
    }

    private double notFinite() throws Problem {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw isNot("a number");
        };
    }

    private Value time() throws Problem {
        if (kind == Kind.WHOLE) {
            return new TimeValue(Long.parseLong(text));
        }
        return Value.of(Instant.parse(expect(Kind.STRING, "a time such as 2026-01-01T00:00:00Z")));
    }

    private Value link() throws Problem, RequestRefused {
        var link = expect(Kind.STRING, NOT_A_LINK);
        int colon = link.indexOf(':');
        if (colon < 0) {
            throw isNot(NOT_A_LINK);
        }
        if (link.equals(ObjlnkValue.NULL.toString())) {
            return ObjlnkValue.NULL;
        }
        return new ObjlnkValue(Path.parseId(link.substring(0, colon)), Path.parseId(link.substring(colon + 1)));
    }

    private String expect(Kind expected, String what) throws Problem {
        if (kind != expected) {
            throw isNot(what);
        }
        return text;
    }

    private Problem isNot(String what) {
        return new Problem(400, "Not %s: %s".formatted(what, Json.shown(text)));
    }
}
