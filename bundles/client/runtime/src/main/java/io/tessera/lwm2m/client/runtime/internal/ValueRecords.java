// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.client.runtime.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.Value;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Values as they are kept in the store. */
final class ValueRecords {

    private ValueRecords() {}

    /** Without the times. */
    static void write(DataOutputStream out, List<PathValue> values) throws IOException {
        out.writeInt(values.size());
        for (var value : values) {
            out.writeLong(value.path().bits());
            out.writeByte(StoreCodes.of(value.value().type()));
            write(out, value.value());
        }
    }

    /** Values without times. */
    static List<PathValue> read(DataInputStream in) throws IOException {
        var values = new ArrayList<PathValue>();
        for (int i = in.readInt(); i > 0; i--) {
            var path = new Path(in.readLong());
            values.add(new PathValue(path, readValue(in)));
        }
        return values;
    }

    static void writeTimed(DataOutputStream out, List<PathValue> values) throws IOException {
        write(out, values);
        for (var value : values) {
            out.writeLong(value.time());
        }
    }

    static List<PathValue> readTimed(DataInputStream in) throws IOException {
        var values = read(in);
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            values.set(i, new PathValue(value.path(), value.value(), in.readLong()));
        }
        return values;
    }

    private static void write(DataOutputStream out, Value value) throws IOException {
        if (value instanceof Value.StringValue text) {
            StoreRecord.writeText(out, text.value());
        } else if (value instanceof Value.IntegerValue whole) {
            out.writeLong(whole.value());
        } else if (value instanceof Value.UnsignedIntegerValue whole) {
            out.writeLong(whole.value());
        } else if (value instanceof Value.FloatValue number) {
            out.writeDouble(number.value());
        } else if (value instanceof Value.BooleanValue flag) {
            out.writeBoolean(flag.value());
        } else if (value instanceof Value.OpaqueValue opaque) {
            StoreRecord.writeBytes(out, opaque.bytes());
        } else if (value instanceof Value.TimeValue time) {
            out.writeLong(time.seconds());
        } else if (value instanceof Value.ObjlnkValue link) {
            out.writeShort(link.object());
            out.writeShort(link.instance());
        } else if (value instanceof Value.CorelnkValue links) {
            StoreRecord.writeText(out, links.links());
        }
    }

    private static Value readValue(DataInputStream in) throws IOException {
        return switch (StoreCodes.type(in.readByte())) {
            case STRING -> Value.of(StoreRecord.readText(in));
            case INTEGER -> Value.of(in.readLong());
            case UNSIGNED_INTEGER -> new Value.UnsignedIntegerValue(in.readLong());
            case FLOAT -> Value.of(in.readDouble());
            case BOOLEAN -> Value.of(in.readBoolean());
            case OPAQUE -> Value.of(StoreRecord.readBytes(in));
            case TIME -> new Value.TimeValue(in.readLong());
            case OBJLNK -> new Value.ObjlnkValue(in.readUnsignedShort(), in.readUnsignedShort());
            case CORELNK -> new Value.CorelnkValue(StoreRecord.readText(in));
            case NONE -> Value.EMPTY;
        };
    }
}
