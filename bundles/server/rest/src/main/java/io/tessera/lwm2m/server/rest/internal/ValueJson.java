// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.FloatValue;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Values of LwM2M's data types as JSON shows them. */
final class ValueJson {

    private static final long NANOS = 1_000_000_000L;

    private ValueJson() {}

    /** Writes the members {@code type} and {@code value}. */
    static void write(JsonGenerator json, Value value) throws IOException {
        json.writeStringField("type", name(value.type()));
        json.writeFieldName("value");
        if (value == Value.EMPTY) {
            json.writeNull();
        } else if (value instanceof IntegerValue integer) {
            json.writeNumber(integer.value());
        } else if (value instanceof UnsignedIntegerValue unsigned) {
            json.writeNumber(unsigned.toBigInteger());
        } else if (value instanceof FloatValue number) {
            json.writeNumber(number.value());
        } else if (value instanceof BooleanValue truth) {
            json.writeBoolean(truth.value());
        } else if (value instanceof OpaqueValue opaque) {
            json.writeBinary(opaque.bytes());
        } else if (value instanceof TimeValue time) {
            writeTime(json, time);
        } else {
            json.writeString(value.toString());
        }
    }

    private static void writeTime(JsonGenerator json, TimeValue time) throws IOException {
        var instant = instantOf(time.seconds());
        if (instant == null) {
            json.writeNumber(time.seconds());
        } else {
            json.writeString(instant.toString());
        }
        json.writeNumberField("seconds", time.seconds());
    }

    /** When a value was measured, in the ISO form. */
    static String time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS))
                .toString();
    }

    static String name(DataType type) {
        return switch (type) {
            case STRING -> "string";
            case INTEGER -> "integer";
            case UNSIGNED_INTEGER -> "unsigned";
            case FLOAT -> "float";
            case BOOLEAN -> "boolean";
            case OPAQUE -> "opaque";
            case TIME -> "time";
            case OBJLNK -> "objlnk";
            case CORELNK -> "corelnk";
            case NONE -> "none";
        };
    }

    /** @throws Problem with 400 if no type of a value is called so */
    static DataType type(String name) throws Problem {
        for (var type : DataType.values()) {
            if (type != DataType.NONE && name(type).equals(name)) {
                return type;
            }
        }
        throw new Problem(400, "No data type is called " + Json.shown(name));
    }

    /** A TimeValue may hold any 64 bits, more than ISO can say. */
    private static Instant instantOf(long seconds) {
        try {
            return Instant.ofEpochSecond(seconds);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
