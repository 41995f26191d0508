// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.CorelnkValue;
import io.tessera.lwm2m.model.Value.FloatValue;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.model.Value.StringValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;

/**
 * A value as JSON or CBOR shows it, before its Resource's type is known. Reused for each record of a payload. Numbers
 * keep every digit that they came with: a decimal only becomes a double where a Float is wanted.
 */
final class Scalar {

    enum Kind {
        NOTHING,
        NULL,
        INTEGER,
        UNSIGNED,
        DECIMAL,
        FLOAT,
        BOOLEAN,
        TEXT,
        BYTES,
        LINK
    }

    private Kind kind = Kind.NOTHING;
    private long number;
    private int exponent;
    private double real;
    private Object content;

    Kind kind() {
        return kind;
    }

    void nothing() {
        kind = Kind.NOTHING;
        content = null;
    }

    void ofNull() {
        kind = Kind.NULL;
    }

    void integer(long value) {
        kind = Kind.INTEGER;
        number = value;
    }

    /** 2^63 and more, as the bits of an unsigned long. */
    void unsigned(long value) {
        kind = Kind.UNSIGNED;
        number = value;
    }

    /** {@code mantissa * 10^exponent}. */
    void decimal(long mantissa, int exponent) {
        kind = Kind.DECIMAL;
        number = mantissa;
        this.exponent = exponent;
    }

    void real(double value) {
        kind = Kind.FLOAT;
        real = value;
    }

    void bool(boolean value) {
        kind = Kind.BOOLEAN;
        number = value ? 1 : 0;
    }

    void text(String value) {
        kind = Kind.TEXT;
        content = value;
    }

    void bytes(byte[] value) {
        kind = Kind.BYTES;
        content = value;
    }

    void link(ObjlnkValue value) {
        kind = Kind.LINK;
        content = value;
    }

    void checkFinite() throws MalformedContent {
        if (kind == Kind.FLOAT) {
            Numbers.finite(real);
        }
    }

    void textToLink() throws MalformedContent {
        link(Texts.readLink((String) content));
    }

    boolean isNumber() {
        return kind == Kind.INTEGER || kind == Kind.UNSIGNED || kind == Kind.DECIMAL || kind == Kind.FLOAT;
    }

    Value toValue(DataType type) throws MalformedContent {
        return switch (type) {
            case STRING -> new StringValue(asText(type));
            case INTEGER -> Shared.integer(asInteger(type));
            case UNSIGNED_INTEGER -> new UnsignedIntegerValue(asUnsigned());
            case FLOAT -> new FloatValue(asReal());
            case BOOLEAN -> asBoolean();
            case OPAQUE -> asOpaque();
            case TIME -> new TimeValue(asInteger(type));
            case OBJLNK -> asLink();
            case CORELNK -> new CorelnkValue(asText(type));
            case NONE -> natural();
        };
    }

    private Value natural() throws MalformedContent {
        return switch (kind) {
            case INTEGER -> Shared.integer(number);
            case UNSIGNED -> new UnsignedIntegerValue(number);
            case DECIMAL, FLOAT -> new FloatValue(asReal());
            case BOOLEAN -> Value.of(number == 1);
            case TEXT -> new StringValue((String) content);
            case BYTES -> new OpaqueValue((byte[]) content);
            case LINK -> (ObjlnkValue) content;
            case NULL, NOTHING -> throw mismatch(DataType.NONE);
        };
    }

    private String asText(DataType type) throws MalformedContent {
        if (kind != Kind.TEXT) {
            throw mismatch(type);
        }
        return (String) content;
    }

    private Value asBoolean() throws MalformedContent {
        if (kind != Kind.BOOLEAN) {
            throw mismatch(DataType.BOOLEAN);
        }
        return Value.of(number == 1);
    }

    private Value asOpaque() throws MalformedContent {
        if (kind != Kind.BYTES) {
            throw mismatch(DataType.OPAQUE);
        }
        return new OpaqueValue((byte[]) content);
    }

    private Value asLink() throws MalformedContent {
        return switch (kind) {
            case LINK -> (ObjlnkValue) content;
            case TEXT -> Texts.readLink((String) content);
            default -> throw mismatch(DataType.OBJLNK);
        };
    }

    private long asInteger(DataType type) throws MalformedContent {
        return switch (kind) {
            case INTEGER -> number;
            case DECIMAL -> Numbers.wholeOf(number, exponent);
            case FLOAT -> Numbers.wholeOf(real);
            default -> throw mismatch(type);
        };
    }

    private long asUnsigned() throws MalformedContent {
        if (kind == Kind.UNSIGNED) {
            return number;
        }
        if (kind == Kind.FLOAT) {
            return Numbers.unsignedOf(real);
        }
        long value = asInteger(DataType.UNSIGNED_INTEGER);
        if (value < 0) {
            throw new MalformedContent("a negative unsigned integer");
        }
        return value;
    }

    private double asReal() throws MalformedContent {
        return switch (kind) {
            case INTEGER -> number;
            case UNSIGNED -> Numbers.realOf(number);
            case DECIMAL -> Numbers.realOf(number, exponent);
            case FLOAT -> real;
            default -> throw mismatch(DataType.FLOAT);
        };
    }

    /** The number as seconds, in nanoseconds. */
    long asNanos() throws MalformedContent {
        return switch (kind) {
            case INTEGER -> Numbers.nanosOf(number, 0);
            case DECIMAL -> Numbers.nanosOf(number, exponent);
            case FLOAT -> Numbers.nanosOf(real);
            default -> throw new MalformedContent("a time that is no number of seconds");
        };
    }

    private MalformedContent mismatch(DataType wanted) {
        return new MalformedContent("%s where %s is due".formatted(kind, wanted));
    }
}
