// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.FloatValue;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;
import java.util.List;

/** Writes TLV from its last entry to its first; lengths and ids in their shortest form. */
final class TlvWriter {

    private static final int NONE = -1;

    private final BackwardOutput out = new BackwardOutput();
    private final int depth;

    /** The Object Instance and the multiple Resource that are being written, and what was written before them. */
    private int instance = NONE;

    private int afterInstance;
    private int resource = NONE;
    private int afterResource;

    TlvWriter(Path base) {
        this.depth = base.depth();
    }

    /** @param values ascending */
    byte[] write(List<PathValue> values) throws RequestRefused {
        for (int i = values.size() - 1; i >= 0; i--) {
            write(values.get(i).path(), values.get(i).value());
        }
        endResource();
        endInstance();
        return out.finish();
    }

    private void write(Path path, Value value) throws RequestRefused {
        if (depth == 1 && path.instance() != instance) {
            endResource();
            endInstance();
            instance = path.instance();
            afterInstance = out.length();
        }
        boolean inMultiple = path.depth() == 4 || path.depth() == 3 && value == Value.EMPTY;
        if (!inMultiple || path.resource() != resource) {
            endResource();
        }
        if (inMultiple && depth < 4 && resource == NONE) {
            resource = path.resource();
            afterResource = out.length();
        }
        if (value != Value.EMPTY) {
            int after = out.length();
            writeValue(value);
            int kind = path.depth() == 4 ? TlvFormat.RESOURCE_INSTANCE : TlvFormat.RESOURCE;
            writeHeader(kind, path.last(), out.length() - after);
        }
    }

    private void endResource() throws RequestRefused {
        if (resource != NONE) {
            writeHeader(TlvFormat.MULTIPLE_RESOURCE, resource, out.length() - afterResource);
            resource = NONE;
        }
    }

    private void endInstance() throws RequestRefused {
        if (instance != NONE) {
            writeHeader(TlvFormat.OBJECT_INSTANCE, instance, out.length() - afterInstance);
            instance = NONE;
        }
    }

    private void writeHeader(int kind, int id, int length) throws RequestRefused {
        int type = kind << 6;
        if (length < 8) {
            type |= length;
        } else if (length < 1 << 8) {
            out.prepend(length);
            type |= 1 << 3;
        } else if (length < 1 << 16) {
            out.prependBigEndian(length, 2);
            type |= 2 << 3;
        } else if (length < 1 << 24) {
            out.prependBigEndian(length, 3);
            type |= 3 << 3;
        } else {
            throw Format.notAcceptable("more than TLV can carry");
        }
        if (id < 1 << 8) {
            out.prepend(id);
        } else {
            out.prependBigEndian(id, 2);
            type |= 1 << 5;
        }
        out.prepend(type);
    }

    private void writeValue(Value value) {
        if (value instanceof IntegerValue integer) {
            writeInteger(integer.value());
        } else if (value instanceof FloatValue real) {
            writeReal(real.value());
        } else if (value instanceof BooleanValue bool) {
            out.prepend(bool.value() ? 1 : 0);
        } else if (value instanceof OpaqueValue opaque) {
            out.prepend(opaque.bytes());
        } else if (value instanceof TimeValue time) {
            writeInteger(time.seconds());
        } else if (value instanceof ObjlnkValue link) {
            out.prependBigEndian((long) link.object() << 16 | link.instance(), 4);
        } else if (value instanceof UnsignedIntegerValue unsigned) {
            writeUnsigned(unsigned.value());
        } else {
            out.prependText(value.toString());
        }
    }

    private void writeInteger(long value) {
        if (value == (byte) value) {
            out.prepend((int) value);
        } else if (value == (short) value) {
            out.prependBigEndian(value, 2);
        } else if (value == (int) value) {
            out.prependBigEndian(value, 4);
        } else {
            out.prependBigEndian(value, 8);
        }
    }

    private void writeUnsigned(long value) {
        if (value >>> 8 == 0) {
            out.prepend((int) value);
        } else if (value >>> 16 == 0) {
            out.prependBigEndian(value, 2);
        } else if (value >>> 32 == 0) {
            out.prependBigEndian(value, 4);
        } else {
            out.prependBigEndian(value, 8);
        }
    }

    private void writeReal(double value) {
        float narrow = (float) value;
        if (Double.compare(narrow, value) == 0) {
            out.prependBigEndian(Float.floatToIntBits(narrow), 4);
        } else {
            out.prependBigEndian(Double.doubleToLongBits(value), 8);
        }
    }
}
