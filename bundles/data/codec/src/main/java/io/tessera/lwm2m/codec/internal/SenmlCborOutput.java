// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import static io.tessera.lwm2m.codec.internal.CborReader.ARRAY;
import static io.tessera.lwm2m.codec.internal.CborReader.MAP;
import static io.tessera.lwm2m.codec.internal.CborReader.TEXT;

import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.FloatValue;
import io.tessera.lwm2m.model.Value.ObjlnkValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;

/** SenML records in CBOR (RFC 8428, 6). */
final class SenmlCborOutput implements SenmlOutput {

    private static final double NANOS = 1e9;

    private final Output out = new Output();

    @Override
    public void begin(int records) {
        CborOutput.putHead(out, ARRAY, records);
    }

    @Override
    public void beginRecord(int fields) {
        CborOutput.putHead(out, MAP, fields);
    }

    private void label(int label) {
        CborOutput.putInteger(out, label);
    }

    @Override
    public void baseName(long path, boolean slash) {
        label(SenmlInput.BASE_NAME);
        CborOutput.putHead(out, TEXT, Output.lengthOfIds(path, 0, true) + (slash ? 1 : 0));
        out.putIds(path, 0, true);
        if (slash) {
            out.put('/');
        }
    }

    @Override
    public void baseTime(long seconds) {
        label(SenmlInput.BASE_TIME);
        CborOutput.putInteger(out, seconds);
    }

    @Override
    public void name(long path, int skip, boolean leadingSlash) {
        label(SenmlInput.NAME);
        CborOutput.putHead(out, TEXT, Output.lengthOfIds(path, skip, leadingSlash));
        out.putIds(path, skip, leadingSlash);
    }

    @Override
    public void value(Value value) throws RequestRefused {
        if (value instanceof ObjlnkValue) {
            CborOutput.putText(out, "vlo");
        } else {
            label(labelOf(value));
        }
        CborOutput.putValue(out, value);
    }

    private static int labelOf(Value value) throws RequestRefused {
        if (value instanceof BooleanValue) {
            return SenmlInput.BOOLEAN_VALUE;
        }
        if (value instanceof OpaqueValue) {
            return SenmlInput.DATA_VALUE;
        }
        if (JsonOutput.textOf(value) != null) {
            return SenmlInput.STRING_VALUE;
        }
        if (value instanceof FloatValue real && !Double.isFinite(real.value())) {
            throw Format.notAcceptable("the format has no NaN and no infinity");
        }
        return SenmlInput.VALUE;
    }

    @Override
    public void nullValue() {
        label(SenmlInput.VALUE);
        out.put(CborOutput.NULL);
    }

    @Override
    public void time(long nanos) {
        label(SenmlInput.TIME);
        if (nanos % 1_000_000_000 == 0) {
            CborOutput.putInteger(out, nanos / 1_000_000_000);
        } else {
            CborOutput.putReal(out, nanos / NANOS);
        }
    }

    @Override
    public void endRecord() {
        // its length stands at its front
    }

    @Override
    public byte[] finish() {
        return out.finish();
    }

    @Override
    public boolean isExact(long nanos) {
        double seconds = nanos / NANOS;
        double whole = Math.floor(seconds);
        return nanos % 1_000_000_000 == 0
                || (long) whole * 1_000_000_000 + Math.round((seconds - whole) * NANOS) == nanos;
    }
}
