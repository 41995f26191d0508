// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

/** Makes values. Here they just hold what they are given. */
public final class TypedValues {

    private record Held<T>(DataType getType, T getValue) implements TypedValue<T> {

        @Override
        public int compareTo(TypedValue<T> other) {
            return getValue.toString().compareTo(other.getValue().toString());
        }
    }

    private TypedValues() {}

    public static TypedValue<Boolean> newBooleanValue(boolean value) {
        return new Held<>(DataType.BOOLEAN, value);
    }

    public static TypedValue<byte[]> newByteArrayValue(byte[] value) {
        return new Held<>(DataType.BYTE_ARRAY, value);
    }

    public static TypedValue<Double> newDoubleValue(double value) {
        return new Held<>(DataType.DOUBLE, value);
    }

    public static TypedValue<Float> newFloatValue(float value) {
        return new Held<>(DataType.FLOAT, value);
    }

    public static TypedValue<Integer> newIntegerValue(int value) {
        return new Held<>(DataType.INTEGER, value);
    }

    public static TypedValue<Long> newLongValue(long value) {
        return new Held<>(DataType.LONG, value);
    }

    public static TypedValue<String> newStringValue(String value) {
        return new Held<>(DataType.STRING, value);
    }
}
