// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.model;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;

/** A Resource's value, one record for each data type of LwM2M (Core 1.2, appendix C). */
public sealed interface Value {

    /** Its data type; {@link DataType#NONE} for {@link Empty}. */
    DataType type();

    /** An Object Instance or a multiple-instance Resource that is there and has nothing in it. */
    Value EMPTY = Empty.EMPTY;

    static Value of(String value) {
        return new StringValue(value);
    }

    static Value of(long value) {
        return new IntegerValue(value);
    }

    static Value of(double value) {
        return new FloatValue(value);
    }

    static Value of(boolean value) {
        return value ? BooleanValue.TRUE : BooleanValue.FALSE;
    }

    static Value of(byte[] value) {
        return new OpaqueValue(value);
    }

    static Value of(Instant value) {
        return new TimeValue(value.getEpochSecond());
    }

    /** @param value UTF-8 text on the wire */
    record StringValue(String value) implements Value {
        @Override
        public DataType type() {
            return DataType.STRING;
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /** @param value signed, 64 bits */
    record IntegerValue(long value) implements Value {
        @Override
        public DataType type() {
            return DataType.INTEGER;
        }

        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /** @param value all 64 bits unsigned; see {@link Long#toUnsignedString} */
    record UnsignedIntegerValue(long value) implements Value {
        @Override
        public DataType type() {
            return DataType.UNSIGNED_INTEGER;
        }

        /** The same as a number that has no sign bit. */
        public BigInteger toBigInteger() {
            return new BigInteger(Long.toUnsignedString(value));
        }

        @Override
        public String toString() {
            return Long.toUnsignedString(value);
        }
    }

    /** @param value any double; formats without NaN and infinity refuse them when they encode */
    record FloatValue(double value) implements Value {
        @Override
        public DataType type() {
            return DataType.FLOAT;
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    record BooleanValue(boolean value) implements Value {

        static final BooleanValue TRUE = new BooleanValue(true);
        static final BooleanValue FALSE = new BooleanValue(false);

        @Override
        public DataType type() {
            return DataType.BOOLEAN;
        }

        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** Bytes; whoever makes it hands the array over and changes it no more. */
    final class OpaqueValue implements Value {

        private final byte[] bytes;

        public OpaqueValue(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The bytes themselves, not a copy: to be read only. */
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public DataType type() {
            return DataType.OPAQUE;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OpaqueValue that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        /** How many there are; never which, since they may be a key. */
        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }

    /** @param seconds since 1970-01-01T00:00Z */
    record TimeValue(long seconds) implements Value {
        @Override
        public DataType type() {
            return DataType.TIME;
        }

        /** The date; the number where there is no such date in Java's calendar. */
        @Override
        public String toString() {
            boolean isDate = seconds >= Instant.MIN.getEpochSecond() && seconds <= Instant.MAX.getEpochSecond();
            return isDate ? Instant.ofEpochSecond(seconds).toString() : Long.toString(seconds);
        }
    }

    /**
     * @param object Object ID, 0 to 65535
     * @param instance Object Instance ID, 0 to 65535; both 65535: a link to nothing
     */
    record ObjlnkValue(int object, int instance) implements Value {

        public static final ObjlnkValue NULL = new ObjlnkValue(65535, 65535);

        public ObjlnkValue {
            if ((object | instance) >>> 16 != 0) {
                throw new IllegalArgumentException("Not an Objlnk: %d:%d".formatted(object, instance));
            }
        }

        @Override
        public DataType type() {
            return DataType.OBJLNK;
        }

        @Override
        public String toString() {
            return object + ":" + instance;
        }
    }

    /** @param links in CoRE Link format (RFC 6690) */
    record CorelnkValue(String links) implements Value {
        @Override
        public DataType type() {
            return DataType.CORELNK;
        }

        @Override
        public String toString() {
            return links;
        }
    }

    /** See {@link Value#EMPTY}. */
    enum Empty implements Value {
        EMPTY;

        @Override
        public DataType type() {
            return DataType.NONE;
        }

        @Override
        public String toString() {
            return "";
        }
    }
}
