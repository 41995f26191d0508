// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

/** Lists values under one base name; each says its own time. */
final class LwM2mJsonWriter {

    private static final byte[] BEGIN = bytes("{\"bn\":\"");
    private static final byte[] ENTRIES = bytes("\",\"e\":[");
    private static final byte[] END = bytes("]}");
    private static final byte[] NAME = bytes("\"n\":\"");
    private static final byte[] TIME = bytes("\"t\":");
    private static final byte[] NUMBER = bytes("\"v\":");
    private static final byte[] STRING = bytes("\"sv\":");
    private static final byte[] BOOLEAN = bytes("\"bv\":");
    private static final byte[] LINK = bytes("\"ov\":");

    private final Output out = new Output();
    private final Path base;
    private final Clock clock;

    LwM2mJsonWriter(Path base, Clock clock) {
        this.base = base;
        this.clock = clock;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }

    byte[] write(List<PathValue> values) throws RequestRefused {
        boolean below = false;
        for (var value : values) {
            Checks.below(base, value);
            below |= value.path().bits() != base.bits();
        }
        out.put(BEGIN);
        out.putIds(base.bits(), 0, true);
        if (below && base.bits() != 0) {
            out.put('/');
        }
        out.put(ENTRIES);
        boolean first = true;
        for (var value : values) {
            if (value.value() != Value.EMPTY) {
                out.put(first ? '{' : ',');
                if (!first) {
                    out.put('{');
                }
                first = false;
                writeEntry(value);
            }
        }
        out.put(END);
        return out.finish();
    }

    private void writeEntry(PathValue entry) throws RequestRefused {
        long path = entry.path().bits();
        if (path != base.bits()) {
            out.put(NAME);
            out.putIds(path, base.depth(), false);
            out.put('"');
            out.put(',');
        }
        writeValue(entry.value());
        if (entry.isTimed()) {
            out.put(',');
            out.put(TIME);
            out.putSeconds(entry.time() > 0 ? entry.time() : entry.time() - SenmlTime.now(clock));
        }
        out.put('}');
    }

    private void writeValue(Value value) throws RequestRefused {
        var text = JsonOutput.textOf(value);
        if (text != null) {
            out.put(STRING);
            JsonOutput.putString(out, text);
        } else if (value instanceof BooleanValue bool) {
            out.put(BOOLEAN);
            JsonOutput.putBoolean(out, bool);
        } else if (value instanceof ObjlnkValue link) {
            out.put(LINK);
            JsonOutput.putLink(out, link);
        } else if (value instanceof OpaqueValue opaque) {
            out.put(STRING);
            out.put('"');
            out.put(Base64.getEncoder().encode(opaque.bytes()));
            out.put('"');
        } else {
            out.put(NUMBER);
            JsonOutput.putNumber(out, value);
        }
    }
}
