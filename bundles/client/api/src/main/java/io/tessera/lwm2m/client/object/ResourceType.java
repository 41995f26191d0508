// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.object;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.CorelnkValue;
import io.tessera.lwm2m.model.Value.FloatValue;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.model.Value.StringValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How a Java type shows as a data type of LwM2M, for the getters and setters of a {@link Declaration}. Import the
 * constants statically.
 *
 * @param <A> what getters return and setters take
 */
public final class ResourceType<A> {

    public static final ResourceType<String> STRING =
            new ResourceType<>(DataType.STRING, StringValue::new, v -> ((StringValue) v).value());

    public static final ResourceType<Long> INTEGER =
            new ResourceType<>(DataType.INTEGER, IntegerValue::new, v -> ((IntegerValue) v).value());

    /** All 64 bits unsigned. */
    public static final ResourceType<Long> UNSIGNED_INTEGER = new ResourceType<>(
            DataType.UNSIGNED_INTEGER, UnsignedIntegerValue::new, v -> ((UnsignedIntegerValue) v).value());

    public static final ResourceType<Double> FLOAT =
            new ResourceType<>(DataType.FLOAT, FloatValue::new, v -> ((FloatValue) v).value());

    public static final ResourceType<Boolean> BOOLEAN =
            new ResourceType<>(DataType.BOOLEAN, Value::of, v -> ((BooleanValue) v).value());

    /** Bytes that are changed no more. */
    public static final ResourceType<byte[]> OPAQUE =
            new ResourceType<>(DataType.OPAQUE, OpaqueValue::new, v -> ((OpaqueValue) v).bytes());

    /** Whole seconds; what is below is cut off. */
    public static final ResourceType<Instant> TIME =
            new ResourceType<>(DataType.TIME, Value::of, v -> Instant.ofEpochSecond(((TimeValue) v).seconds()));

    public static final ResourceType<ObjlnkValue> OBJLNK =
            new ResourceType<>(DataType.OBJLNK, v -> v, v -> (ObjlnkValue) v);

    public static final ResourceType<String> CORELNK =
            new ResourceType<>(DataType.CORELNK, CorelnkValue::new, v -> ((CorelnkValue) v).links());

    private final DataType dataType;
    private final Function<? super A, ? extends Value> wrap;
    private final Function<Value, A> unwrap;

    private ResourceType(DataType dataType, Function<? super A, ? extends Value> wrap, Function<Value, A> unwrap) {
        this.dataType = dataType;
        this.wrap = wrap;
        this.unwrap = unwrap;
    }

    DataType dataType() {
        return dataType;
    }

    Value wrap(A value) {
        return wrap.apply(value);
    }

    /** @param value of this data type */
    A unwrap(Value value) {
        return unwrap.apply(value);
    }

    SortedMap<Integer, Value> wrapAll(SortedMap<Integer, A> values) {
        var wrapped = new TreeMap<Integer, Value>();
        values.forEach((id, value) -> wrapped.put(id, wrap(value)));
        return wrapped;
    }

    SortedMap<Integer, A> unwrapAll(SortedMap<Integer, Value> values) {
        var unwrapped = new TreeMap<Integer, A>();
        values.forEach((id, value) -> unwrapped.put(id, unwrap(value)));
        return unwrapped;
    }
}
