// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import java.util.Base64;

/** SenML records in JSON (RFC 8428, 5). */
final class SenmlJsonOutput implements SenmlOutput {

    private static final byte[] BASE_NAME = key("bn");
    private static final byte[] BASE_TIME = key("bt");
    private static final byte[] NAME = key("n");
    private static final byte[] TIME = key("t");
    private static final byte[] NUMBER = key("v");
    private static final byte[] STRING = key("vs");
    private static final byte[] BOOLEAN = key("vb");
    private static final byte[] DATA = key("vd");
    private static final byte[] LINK = key("vlo");
    private static final byte[] NULL = "null".getBytes(US_ASCII);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Output out = new Output();
    private boolean inArray;
    private boolean inRecord;

    private static byte[] key(String key) {
        return ('"' + key + "\":").getBytes(US_ASCII);
    }

    private void field(byte[] key) {
        if (inRecord) {
            out.put(',');
        }
        inRecord = true;
        out.put(key);
    }

    @Override
    public void begin(int records) {
        out.put('[');
    }

    @Override
    public void beginRecord(int fields) {
        if (inArray) {
            out.put(',');
        }
        inArray = true;
        out.put('{');
        inRecord = false;
    }

    @Override
    public void baseName(long path, boolean slash) {
        field(BASE_NAME);
        out.put('"');
        out.putIds(path, 0, true);
        if (slash) {
            out.put('/');
        }
        out.put('"');
    }

    @Override
    public void baseTime(long seconds) {
        field(BASE_TIME);
        out.putNumber(seconds);
    }

    @Override
    public void name(long path, int skip, boolean leadingSlash) {
        field(NAME);
        out.put('"');
        out.putIds(path, skip, leadingSlash);
        out.put('"');
    }

    @Override
    public void value(Value value) throws RequestRefused {
        if (value instanceof BooleanValue bool) {
            field(BOOLEAN);
            JsonOutput.putBoolean(out, bool);
        } else if (value instanceof ObjlnkValue link) {
            field(LINK);
            JsonOutput.putLink(out, link);
        } else {
            textOrNumber(value);
        }
    }

    private void textOrNumber(Value value) throws RequestRefused {
        var text = JsonOutput.textOf(value);
        if (text != null) {
            field(STRING);
            JsonOutput.putString(out, text);
        } else if (value instanceof Value.OpaqueValue opaque) {
            field(DATA);
            out.put('"');
            out.put(BASE64.encode(opaque.bytes()));
            out.put('"');
        } else {
            field(NUMBER);
            JsonOutput.putNumber(out, value);
        }
    }

    @Override
    public void nullValue() {
        field(NUMBER);
        out.put(NULL);
    }

    @Override
    public void time(long nanos) {
        field(TIME);
        out.putSeconds(nanos);
    }

    @Override
    public void endRecord() {
        out.put('}');
    }

    @Override
    public byte[] finish() {
        out.put(']');
        return out.finish();
    }

    @Override
    public boolean isExact(long nanos) {
        return true;
    }
}
