// SPDX-License-Identifier: EPL-2.0
package io.tessera.lwm2m.codec.internal;

import io.tessera.lwm2m.codec.Limits;
import io.tessera.lwm2m.model.DataType;
import io.tessera.lwm2m.model.DataTypes;
import io.tessera.lwm2m.model.MalformedContent;
import io.tessera.lwm2m.model.Path;
import io.tessera.lwm2m.model.PathValue;
import io.tessera.lwm2m.model.RequestRefused;
import io.tessera.lwm2m.model.Value;
import io.tessera.lwm2m.model.Value.BooleanValue;
import io.tessera.lwm2m.model.Value.CorelnkValue;
import io.tessera.lwm2m.model.Value.FloatValue;
import io.tessera.lwm2m.model.Value.IntegerValue;
import io.tessera.lwm2m.model.Value.OpaqueValue;
import io.tessera.lwm2m.model.Value.StringValue;
import io.tessera.lwm2m.model.Value.TimeValue;
import io.tessera.lwm2m.model.Value.UnsignedIntegerValue;
import java.util.Base64;
import java.util.List;

/** Plain text: a single value as appendix C of Core 1.2 writes it. */
final class TextFormat implements Format {

    private final Limits limits;

    TextFormat(Limits limits) {
        this.limits = limits;
    }

    @Override
    public byte[] encode(Path base, List<PathValue> values) throws RequestRefused {
        var value = Checks.single(base, values);
        if (value instanceof OpaqueValue opaque) {
            return Base64.getEncoder().encode(opaque.bytes());
        }
        if (value instanceof FloatValue real) {
            int decimals = Digits.decimalsOf(real.value());
            if (decimals >= 0) {
                return Digits.write(Digits.of(real.value(), decimals), decimals);
            }
        }
        if (value instanceof IntegerValue integer) {
            return Digits.write(integer.value(), 0);
        }
        var out = new Output();
        if (value instanceof BooleanValue bool) {
            out.put(bool.value() ? '1' : '0');
        } else if (!JsonOutput.putNumber(out, value)) {
            out.putText(value.toString());
        }
        return out.finish();
    }

    @Override
    public List<PathValue> decode(Path base, byte[] payload, DataTypes types) throws RequestRefused {
        var type = Checks.singleType(base, types);
        return new OneValue(new PathValue(base, read(payload, type)));
    }

    private Value read(byte[] payload, DataType type) throws MalformedContent {
        if (type == DataType.OPAQUE) {
            return new OpaqueValue(Texts.readBase64(payload));
        }
        if (payload.length > limits.maxText()) {
            throw new MalformedContent("a text of more than %d bytes".formatted(limits.maxText()));
        }
        return switch (type) {
            case INTEGER -> Shared.integer(Texts.readInteger(payload));
            case UNSIGNED_INTEGER -> new UnsignedIntegerValue(Texts.readUnsigned(payload));
            case FLOAT -> Value.of(Texts.readFloat(payload));
            case BOOLEAN -> Value.of(Texts.readBoolean(payload));
            case TIME -> new TimeValue(Texts.readInteger(payload));
            case OBJLNK -> Texts.readLink(Utf8.read(payload, 0, payload.length));
            case CORELNK -> new CorelnkValue(Utf8.read(payload, 0, payload.length));
            default -> new StringValue(Utf8.read(payload, 0, payload.length));
        };
    }
}
