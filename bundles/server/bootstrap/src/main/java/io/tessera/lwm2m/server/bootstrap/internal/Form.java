// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.server.bootstrap.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** What lies in the store, as bytes: read in the order in which it was written. The first byte is the form's version. */
final class Form {

    private static final int VERSION = 1;

    private ByteBuffer bytes;

    private Form(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static Form writing() {
        var form = new Form(ByteBuffer.allocate(512));
        form.room(1).put((byte) VERSION);
        return form;
    }

    /**
     * Reads one with a function.
     *
     * @throws IllegalArgumentException if it isn't one, or of another version
     */
    static <T> T read(byte[] stored, Function<Form, T> reader) {
        try {
            var form = new Form(ByteBuffer.wrap(stored));
            int version = form.bytes.get();
            if (version != VERSION) {
                throw new IllegalArgumentException("version " + version);
            }
            return reader.apply(form);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("it is cut off", e);
        }
    }

    byte[] written() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    Form number(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    long number() {
        return bytes.getLong();
    }

    int integer() {
        return Math.toIntExact(number());
    }

    Form flag(boolean value) {
        return number(value ? 1 : 0);
    }

    boolean flag() {
        return number() != 0;
    }

    Form blob(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
        return this;
    }

    byte[] blob() {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("%d bytes announced, %d left".formatted(length, bytes.remaining()));
        }
        var value = new byte[length];
        bytes.get(value);
        return value;
    }

    Form text(String value) {
        return blob(value.getBytes(UTF_8));
    }

    String text() {
        return new String(blob(), UTF_8);
    }

    Form time(Instant time) {
        return number(time.toEpochMilli());
    }

    Instant time() {
        return Instant.ofEpochMilli(number());
    }

    <T> Form list(Collection<T> list, BiConsumer<Form, T> writer) {
        number(list.size());
        list.forEach(one -> writer.accept(this, one));
        return this;
    }

    <T> List<T> list(Function<Form, T> reader) {
        var list = new ArrayList<T>();
        for (long left = number(); left > 0; left--) {
            list.add(reader.apply(this));
        }
        return list;
    }

    Form path(Path path) {
        return number(path.bits());
    }

    Path path() {
        return new Path(number());
    }

    Form value(PathValue value) {
        path(value.path()).text(value.value().type().name());
        if (value.value() instanceof Value.OpaqueValue opaque) {
            return blob(opaque.bytes());
        }
        return text(
                value.value() instanceof Value.TimeValue time
                        ? Long.toString(time.seconds())
                        : value.value().toString());
    }

    PathValue value() {
        var path = path();
        var type = DataType.valueOf(text());
        return new PathValue(path, type == DataType.OPAQUE ? Value.of(blob()) : value(type, text()));
    }

    private static Value value(DataType type, String text) {
        return switch (type) {
            case STRING -> Value.of(text);
            case INTEGER -> Value.of(Long.parseLong(text));
            case UNSIGNED_INTEGER -> new Value.UnsignedIntegerValue(Long.parseUnsignedLong(text));
            case FLOAT -> Value.of(Double.parseDouble(text));
            case BOOLEAN -> Value.of(Boolean.parseBoolean(text));
            case TIME -> new Value.TimeValue(Long.parseLong(text));
            case OBJLNK -> objlnk(text);
            case CORELNK -> new Value.CorelnkValue(text);
            case OPAQUE, NONE -> Value.EMPTY;
        };
    }

    private static Value objlnk(String text) {
        int colon = text.indexOf(':');
        return new Value.ObjlnkValue(
                Integer.parseInt(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    private ByteBuffer room(int needed) {
        if (bytes.remaining() < needed) {
            var larger = ByteBuffer.allocate(2 * bytes.capacity() + needed);
            bytes = larger.put(bytes.flip());
        }
        return bytes;
    }
}
